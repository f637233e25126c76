namespace MigrationKit.Sqlite.Connecting;

/// <summary>Where a path leads, links on the way and at its end followed: the engine and the system know a file by that name alone.</summary>
internal static class RealPath
{
    // As many as Linux follows; more is a circle.
    private const int MostLinks = 40;

    /// <summary>The whole path; as it was written from where it cannot be followed.</summary>
    public static string Of(string path) => Follow(Path.GetFullPath(path), 0);

    private static string Follow(string path, int links)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        var parts = path[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            real = Path.Combine(real, parts[i]);
            if (TargetOf(real) is { } target)
            {
                return links == MostLinks ? path : Follow(Path.GetFullPath(Path.Combine([target, .. parts[(i + 1)..]])), links + 1);
            }
        }

        return real;
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: false)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing is there, or it is not ours to see.
            return null;
        }
    }
}
