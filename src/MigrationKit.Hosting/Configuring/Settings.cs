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
        Switch("AllowOutOfOrder", (options, value) => options.AllowOutOfOrder = value),
        new("LockTimeout", Duration, (options, text) => TryTime(text, value => options.LockTimeout = value)),
        new("StatementTimeout", Duration, (options, text) => TryTime(text, value => options.StatementTimeout = value)),
        Text("AppliedBy", (options, text) => options.AppliedBy = text),
        Text("Environment", (options, text) => options.Environment = text),
        Switch("Backup", (options, value) => options.Backup = value),
        Text("BackupDirectory", (options, text) => options.BackupDirectory = text),
        Number("BackupKeep", (options, value) => options.BackupKeep = (int)Math.Min(value, int.MaxValue)),
        Switch("RefuseWhileInUse", (options, value) => options.RefuseWhileInUse = value),
        Number("RequireAtMostRows", (options, value) => options.RequireAtMostRows = value),
        Switch("QuickCheck", (options, value) => options.QuickCheck = value),
        Switch("Optimize", (options, value) => options.Optimize = value),
    ];

    private static Setting Text(string key, Action<MigrationHostingOptions, string> set) => new(key, "a text", (options, text) =>
    {
        set(options, text);
        return true;
    });

    private static Setting Switch(string key, Action<MigrationHostingOptions, bool> set) => new(key, "true or false", (options, text) =>
    {
        var isRead = bool.TryParse(text, out var value);
        if (isRead)
        {
            set(options, value);
        }

        return isRead;
    });

    private static Setting Number(string key, Action<MigrationHostingOptions, long> set) => new(key, "a whole number, zero or more", (options, text) =>
    {
        var isRead = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        if (isRead)
        {
            set(options, value);
        }

        return isRead;
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
}
