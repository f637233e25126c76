namespace MigrationKit.Tool.Folders;

/// <summary>
/// The name that a folder's history is kept under: its path below the project, with dots, as the generator names it,
/// so that an app and this program find each other's history.
/// </summary>
internal static class SetName
{
    public static string Of(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var below = Path.GetRelativePath(Project(full), full);
        return below is "." || below.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(below)
            ? Path.GetFileName(full)
            : below.Replace(Path.DirectorySeparatorChar, '.');
    }

    // The nearest project that the folder belongs to; without one, where the command was called.
    private static string Project(string full)
    {
        for (var folder = Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.*proj").Any())
            {
                return folder;
            }
        }

        return Environment.CurrentDirectory;
    }
}
