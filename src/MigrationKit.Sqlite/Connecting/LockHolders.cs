using System.Globalization;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>Names the other processes that have a file open. Linux only, and only what this user may see: a hint, never a fact to act on.</summary>
internal static class LockHolders
{
    private const int Shown = 3;

    /// <summary>A sentence for a message, or nothing.</summary>
    public static string Describe(string? filePath)
    {
        var names = Find(filePath);
        return names.Count == 0 ? "" : $" Open in: {string.Join(", ", names)}.";
    }

    /// <summary>Some of the other processes, as <c>name (id)</c>; none where the system does not tell.</summary>
    public static IReadOnlyList<string> Find(string? filePath)
    {
        if (filePath is null || !OperatingSystem.IsLinux())
        {
            return [];
        }

        var names = new List<string>();
        try
        {
            var path = Path.GetFullPath(filePath);
            foreach (var process in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    && id != Environment.ProcessId
                    && names.Count < Shown
                    && HasOpen(process, path))
                {
                    names.Add(FormattableString.Invariant($"{NameOf(process)} ({id})"));
                }
            }
        }
        catch (Exception e) when (IsOutOfReach(e))
        {
            return [];
        }

        return names;
    }

    private static bool HasOpen(string process, string path)
    {
        try
        {
            foreach (var descriptor in Directory.EnumerateFiles(process + "/fd"))
            {
                if (new FileInfo(descriptor).LinkTarget == path)
                {
                    return true;
                }
            }
        }
        catch (Exception e) when (IsOutOfReach(e))
        {
            // Another user's process, or one that has just ended.
        }

        return false;
    }

    private static string NameOf(string process) => File.ReadAllText(process + "/comm").Trim();

    private static bool IsOutOfReach(Exception e) => e is IOException or UnauthorizedAccessException;
}
