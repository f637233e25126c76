using MigrationKit.Compiler.Discovery;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>The files below a folder, with '/', in ordinal order on every system.</summary>
internal static class FolderFiles
{
    // What builds and packages leave behind is nobody's migration; default build items leave the same out.
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", ".git"];

    /// <exception cref="Refusal">A script or a folder is a link that leads out of the folder.</exception>
    public static IReadOnlyList<string> Of(string root)
    {
        var files = new List<string>();
        Collect(new DirectoryInfo(root), "", Real(new DirectoryInfo(root)), files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static void Collect(DirectoryInfo folder, string prefix, string root, List<string> files)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry is DirectoryInfo directory)
            {
                if (Skipped.Contains(entry.Name, StringComparer.OrdinalIgnoreCase))
                {
                    continue;
                }

                // A link to a folder inside is found where it points to; following it would find it twice, or for ever.
                if (IsLink(entry))
                {
                    StayInside(entry, path, root);
                    continue;
                }

                Collect(directory, path + "/", root, files);
            }
            else
            {
                if (IsLink(entry) && ScriptPath.IsScript(path))
                {
                    StayInside(entry, path, root);
                }

                files.Add(path);
            }
        }
    }

    // Known from the look at the folder; the target would have to be asked for, file by file.
    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.LinkTarget is not null;

    // A script from elsewhere is not under this folder's version control: its lock would vouch for nothing.
    private static void StayInside(FileSystemInfo link, string path, string root)
    {
        var target = link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "";
        if (!target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new Refusal("linkLeadsOut", $"'{path}' is a link to '{target}', outside '{root}'. Put the file itself into the folder.");
        }
    }

    private static string Real(DirectoryInfo root) =>
        Path.TrimEndingDirectorySeparator((root.ResolveLinkTarget(returnFinalTarget: true) ?? root).FullName);
}
