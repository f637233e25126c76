using System.Globalization;

namespace MigrationKit;

/// <summary>Reads the directives that the planner and the runner act on; the others are the provider's.</summary>
internal static class Directives
{
    /// <summary>The environments of <c>-- migration:only</c>; null where the script is for all.</summary>
    public static string[]? Environments(MigrationScript script)
    {
        string[]? environments = null;
        foreach (var directive in script.Directives)
        {
            if (directive.Name == "only")
            {
                environments = [.. environments ?? [], .. directive.Value.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)];
            }
        }

        return environments;
    }

    /// <summary>The script is not meant for this environment.</summary>
    public static bool Excludes(MigrationScript script, string? environment) =>
        environment is not null
        && Environments(script) is { } environments
        && !environments.Contains(environment, StringComparer.OrdinalIgnoreCase);

    /// <summary>The time limit of <c>-- migration:timeout</c> (<c>500ms</c>, <c>30s</c>, <c>5m</c>); null without one.</summary>
    public static TimeSpan? Timeout(MigrationScript script)
    {
        foreach (var directive in script.Directives)
        {
            if (directive.Name == "timeout" && TryReadTimeout(directive.Value, out var timeout))
            {
                return timeout;
            }
        }

        return null;
    }

    public static bool TryReadTimeout(string value, out TimeSpan timeout)
    {
        var digits = value.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : value.Length;
        var unit = value[digits..] switch { "ms" => 1, "s" => 1000, "m" => 60_000, _ => 0L };
        timeout = default;

        // Engines and timers count milliseconds in 32 bits; 24 days are enough.
        if (!int.TryParse(value.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number * unit is <= 0 or > int.MaxValue)
        {
            return false;
        }

        timeout = TimeSpan.FromMilliseconds(number * unit);
        return true;
    }
}
