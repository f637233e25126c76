using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Tool.Folders;

/// <summary>
/// The name that a folder's history is kept under: what the generator calls the same folder, so that an app and this program
/// find each other's history, wherever this one is called from.
/// </summary>
internal static class SetName
{
    public static string Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var project = Project(full);
        var below = Path.GetRelativePath(project ?? Environment.CurrentDirectory, full);

        // Without a project nobody else has given a name yet; what lies above the folder differs from machine to machine.
        return project is null && (below == "." || Path.IsPathRooted(folder))
            ? Path.GetFileName(full)
            : SetLocator.Locate(below + "/0001.sql", below, "")!.Name;
    }

    // The nearest project that the folder belongs to.
    private static string? Project(string full)
    {
        for (var folder = full; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.*proj").Any())
            {
                return folder;
            }
        }

        return null;
    }
}
