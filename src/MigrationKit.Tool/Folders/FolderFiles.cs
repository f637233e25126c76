using System.IO.Enumeration;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Replay.Caching;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>The files below a folder, with '/', in ordinal order on every system.</summary>
internal static class FolderFiles
{
    // What builds and packages leave behind is nobody's migration; default build items leave the same out.
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", ".git"];

    // All of them, as any other listing of a folder has them.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <exception cref="Refusal">A script or a folder is a link that leads out of the folder or nowhere, or a folder cannot be read.</exception>
    public static IReadOnlyList<FileStamp> Of(string root)
    {
        var files = new List<FileStamp>();
        try
        {
            Collect(root, "", Real(new DirectoryInfo(root)), files);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new Refusal("inputOutput", $"Not all of '{root}' can be read: {failure.Message} Every file of the folder counts: mend or remove what is named, or give this user the right to read it.");
        }

        files.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return files;
    }

    public static bool IsSkipped(string folder) => Skipped.Contains(folder, StringComparer.OrdinalIgnoreCase);

    private static void Collect(string folder, string prefix, string root, List<FileStamp> files)
    {
        foreach (var entry in new FileSystemEnumerable<Listed>(folder, Listed.Of, Everything))
        {
            var path = prefix + entry.Stamp.Path;
            if (entry.IsFolder)
            {
                if (IsSkipped(entry.Stamp.Path))
                {
                    continue;
                }

                // A link to a folder inside is found where it points to; following it would find it twice, or for ever.
                if (entry.Link is not null)
                {
                    StayInside(entry.Link, path, root);
                    continue;
                }

                Collect(Path.Combine(folder, entry.Stamp.Path), path + "/", root, files);
            }
            else
            {
                if (entry.Link is not null && ScriptPath.IsScript(path))
                {
                    StayInside(entry.Link, path, root);
                }

                files.Add(prefix.Length == 0 ? entry.Stamp : entry.Stamp with { Path = path });
            }
        }
    }

    // A script from elsewhere is not under this folder's version control: its lock would vouch for nothing.
    private static void StayInside(FileSystemInfo link, string path, string root)
    {
        var target = link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? "";
        if (target != root && !target.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new Refusal("linkLeadsOut", $"'{path}' is a link to '{target}', outside '{root}'. Put the file itself into the folder.");
        }
    }

    private static string Real(DirectoryInfo root) =>
        Path.TrimEndingDirectorySeparator((root.ResolveLinkTarget(returnFinalTarget: true) ?? root).FullName);

    /// <summary>What one look at a folder shows of an entry, its name for a path: nothing has to be asked file by file.</summary>
    private sealed record Listed(FileStamp Stamp, bool IsFolder, FileSystemInfo? Link)
    {
        public static Listed Of(ref FileSystemEntry entry)
        {
            // Other things than links are marked so too.
            var link = (entry.Attributes & FileAttributes.ReparsePoint) != 0 && entry.ToFileSystemInfo() is { LinkTarget: not null } info ? info : null;
            var modified = link is null ? entry.LastWriteTimeUtc.UtcTicks : FileStamp.Unsteady;
            return new Listed(new FileStamp(entry.FileName.ToString(), entry.Length, modified), entry.IsDirectory, link);
        }
    }
}
