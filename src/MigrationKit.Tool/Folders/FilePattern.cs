using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>`tenants/*.db`: files of a folder; `tenants/**/*.db`: and below it. Walked as it is asked for, ten thousand or more.</summary>
internal static class FilePattern
{
    /// <exception cref="Refusal">The folder is a pattern itself, or does not exist.</exception>
    public static IEnumerable<string> Files(string pattern)
    {
        var (folder, name) = (Path.GetDirectoryName(pattern) ?? "", Path.GetFileName(pattern));
        var isDeep = Path.GetFileName(folder) == "**";
        folder = isDeep ? Path.GetDirectoryName(folder) ?? "" : folder;
        if (folder.AsSpan().IndexOfAny('*', '?') >= 0 || name.Length == 0)
        {
            throw Refusal.WrongCall($"--databases '{pattern}': '*' and '?' stand in the file's name only, and '**' before it for the folders below.");
        }

        folder = folder.Length == 0 ? "." : folder;
        if (!Directory.Exists(folder))
        {
            throw new Refusal("noDatabase", $"--databases '{pattern}': there is no folder '{folder}'.");
        }

        var options = new EnumerationOptions { RecurseSubdirectories = isDeep, MatchType = MatchType.Simple, IgnoreInaccessible = false };
        return Directory.EnumerateFiles(folder, name, options);
    }
}
