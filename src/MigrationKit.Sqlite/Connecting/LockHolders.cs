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
            var path = RealPath.Of(filePath);
            foreach (var process in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    && id != Environment.ProcessId
                    && names.Count < Shown
                    && Uses(process, path))
                {
                    names.Add(FormattableString.Invariant($"{NameOf(process)} ({id})"));
                }
            }
        }
        catch (Exception e) when (IsOutOfReach(e))
        {
            // No /proc here, or no more of it: what was found stays.
        }

        return names;
    }

    private static bool Uses(string process, string path)
    {
        try
        {
            return HasOpen(process, path) && !IsBeingStarted(File.ReadAllText(process + "/stat"), Environment.ProcessId) && HasOpen(process, path);
        }
        catch (Exception e) when (IsOutOfReach(e))
        {
            // Another user's process, or one that has just ended.
            return false;
        }
    }

    /// <summary>
    /// Whether it is a process that another one is just starting: until it runs its own program, it has the other's files open and uses none of them.
    /// A program that starts others beside its migrations would be told of them. (Behind this, one asks again: it may have come to its program.)
    /// </summary>
    /// <param name="stat">Its line of /proc/ID/stat (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html).</param>
    /// <param name="parent">The id of the other.</param>
    internal static bool IsBeingStarted(string stat, int parent)
    {
        const int ForkedWithoutExec = 0x40;
        const int ParentField = 1;
        const int FlagsField = 6;

        // The name before them may have anything in it.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > FlagsField
            && fields[ParentField] == parent.ToString(CultureInfo.InvariantCulture)
            && uint.TryParse(fields[FlagsField], NumberStyles.None, CultureInfo.InvariantCulture, out var flags)
            && (flags & ForkedWithoutExec) != 0;
    }

    private static bool HasOpen(string process, string path)
    {
        foreach (var descriptor in Directory.EnumerateFiles(process + "/fd"))
        {
            if (new FileInfo(descriptor).LinkTarget == path)
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(process + "/comm").Trim();
        }
        catch (Exception e) when (IsOutOfReach(e))
        {
            return "a process that has just ended";
        }
    }

    private static bool IsOutOfReach(Exception e) => e is IOException or UnauthorizedAccessException;
}
