namespace MigrationKit.Compiler.Discovery;

/// <summary>'migrations.lock' and 'migrations.production.lock'.</summary>
internal static class LockFileName
{
    private const string Start = "migrations.";
    private const string End = ".lock";

    /// <summary>The environment that a lock file speaks of, empty for the set's own; null where the name is of no lock file.</summary>
    public static string? EnvironmentOf(string path)
    {
        var name = path.Substring(path.LastIndexOf('/') + 1);
        if (string.Equals(name, "migrations.lock", StringComparison.OrdinalIgnoreCase))
        {
            return "";
        }

        var length = name.Length - Start.Length - End.Length;
        return length > 0
            && name.StartsWith(Start, StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(End, StringComparison.OrdinalIgnoreCase)
                ? name.Substring(Start.Length, length)
                : null;
    }

    /// <summary>The file's name for an environment; empty for the set's own.</summary>
    public static string Of(string environment) => environment.Length == 0 ? "migrations.lock" : Start + environment + End;
}
