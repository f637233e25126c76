using System.Globalization;

namespace MigrationKit.Hosting.Configuring;

/// <summary>All that can be configured. Read by hand: no reflection, and a message that names key, value and remedy.</summary>
internal static class Settings
{
    private const string Duration = "a time as hours:minutes:seconds, such as 00:00:30";

    public static readonly Setting[] All =
    [
        new("Mode", OneOf<MigrationMode>(), (options, text) => TryEnum<MigrationMode>(text, value => options.Mode = value)),
        new("WaitTimeout", Duration, (options, text) => TryTime(text, value => options.WaitTimeout = value)),
        new("WaitInterval", Duration, (options, text) => TryTime(text, value => options.WaitInterval = value)),
        Text("HistoryTable", (options, text) => options.HistoryTable = text),
        Text("SetName", (options, text) => options.SetName = text),
        new("TransactionMode", OneOf<TransactionMode>(), (options, text) => TryEnum<TransactionMode>(text, value => options.TransactionMode = value)),
        new("AllowOutOfOrder", "true or false", (options, text) => TryBool(text, value => options.AllowOutOfOrder = value)),
        new("LockTimeout", Duration, (options, text) => TryTime(text, value => options.LockTimeout = value)),
        new("StatementTimeout", Duration, (options, text) => TryTime(text, value => options.StatementTimeout = value)),
        Text("AppliedBy", (options, text) => options.AppliedBy = text),
        Text("Environment", (options, text) => options.Environment = text),
    ];

    private static Setting Text(string key, Action<MigrationHostingOptions, string> set) => new(key, "", (options, text) =>
    {
        set(options, text);
        return true;
    });

    private static string OneOf<T>()
        where T : struct, Enum => "one of " + string.Join(", ", Enum.GetNames<T>());

    private static bool TryEnum<T>(string text, Action<T> set)
        where T : struct, Enum
    {
        // By name only: TryParse alone takes any number.
        if (!Enum.TryParse<T>(text, ignoreCase: true, out var value) || !string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        set(value);
        return true;
    }

    private static bool TryTime(string text, Action<TimeSpan> set)
    {
        // Without a colon, TimeSpan takes '30' for thirty days.
        if (!text.Contains(':', StringComparison.Ordinal) || !TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        set(value);
        return true;
    }

    private static bool TryBool(string text, Action<bool> set)
    {
        if (!bool.TryParse(text, out var value))
        {
            return false;
        }

        set(value);
        return true;
    }
}
