using SQLitePCL;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>Where a path leads, links on the way and at its end followed: the engine and the system know a file by that name alone.</summary>
internal static class RealPath
{
    // As many as Linux follows; more is a circle.
    private const int MostLinks = 40;

    /// <summary>The whole path; as it was written from where it cannot be followed.</summary>
    public static string Of(string path) => Follow(Whole(path), 0);

    /// <summary>Nothing is there, or a link that leads to nothing: the engine creates what that leads to.</summary>
    public static bool IsMissing(string path)
    {
        const FileAttributes None = (FileAttributes)(-1);
        try
        {
            var attributes = new FileInfo(path).Attributes;
            return attributes == None || ((attributes & FileAttributes.ReparsePoint) != 0 && new FileInfo(Of(path)).Attributes == None);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // A file in a folder that this process may not look into is there: opening says what is wrong with it.
            return false;
        }
    }

    // As the engine does: from 3.39 on it goes up from where a link leads, so that `link/..` is no way back; before, and on Windows, it takes both away first.
    private static string Whole(string path) =>
        OperatingSystem.IsWindows() || raw.sqlite3_libversion_number() < 3_039_000 ? Path.GetFullPath(path)
        : Path.IsPathRooted(path) ? path
        : Path.Combine(Environment.CurrentDirectory, path);

    private static string Follow(string path, int links)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        var parts = path[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] is "." or "..")
            {
                real = parts[i] == "." ? real : Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var folder = real;
            real = Path.Combine(real, parts[i]);
            if (TargetOf(real) is { } target)
            {
                return links == MostLinks ? path : Follow(Path.Combine([folder, target, .. parts[(i + 1)..]]), links + 1);
            }
        }

        return real;
    }

    // As the link has it: its own `..` go up from where links before them lead, too.
    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is there, or it is not ours to see.
            return null;
        }
    }
}
