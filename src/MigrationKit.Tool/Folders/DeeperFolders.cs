using System.IO.Enumeration;
using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Tool.Folders;

/// <summary>
/// Where migrations lie below the place that a command was called from: a build finds them at any depth, a command takes the folder that it is told.
/// </summary>
internal static class DeeperFolders
{
    private const int Deepest = 6;
    private const int MostSeen = 20_000;
    private const int Named = 5;

    // Only what can be read, and no links: this is a hint, and a home directory must not make one wait for it.
    private static readonly EnumerationOptions Readable = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>
    /// The folders called Migrations below the current one that have a script, as a call names them, in ordinal order; none where <paramref name="folder"/> is
    /// not the default one, because then a person has said where to look.
    /// </summary>
    public static IReadOnlyList<string> Of(string folder) => folder == GlobalOptions.DefaultFolder ? Below(Directory.GetCurrentDirectory()) : [];

    /// <summary>The same below a folder, and relative to it.</summary>
    public static IReadOnlyList<string> Below(string root)
    {
        var (found, seen) = (new List<string>(), 0);
        var waiting = new Queue<(string Path, int Depth)>([("", 0)]);
        while (found.Count < Named && waiting.TryDequeue(out var next))
        {
            var folders = new FileSystemEnumerable<string>(Path.Combine(root, next.Path), (ref FileSystemEntry entry) => entry.FileName.ToString(), Readable)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => ++seen <= MostSeen && entry.IsDirectory,
            };
            foreach (var name in folders.Where(name => !FolderFiles.IsSkipped(name)).Order(StringComparer.Ordinal))
            {
                var path = next.Path + name;
                if (name.Equals(GlobalOptions.DefaultFolder, StringComparison.OrdinalIgnoreCase))
                {
                    if (next.Depth > 0 && HasScript(Path.Combine(root, path)))
                    {
                        found.Add(path);
                    }
                }
                else if (next.Depth < Deepest && seen < MostSeen)
                {
                    waiting.Enqueue((path + "/", next.Depth + 1));
                }
            }
        }

        return [.. found.Order(StringComparer.Ordinal).Take(Named)];
    }

    private static bool HasScript(string folder) =>
        new FileSystemEnumerable<bool>(folder, (ref FileSystemEntry _) => true, new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, RecurseSubdirectories = true, MaxRecursionDepth = Deepest })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && ScriptPath.IsScript(entry.FileName.ToString()),
        }.Any();
}
