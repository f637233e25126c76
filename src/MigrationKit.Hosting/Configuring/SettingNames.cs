using System.Text.RegularExpressions;

namespace MigrationKit.Hosting.Configuring;

/// <summary>
/// What a message of the library calls <c>MigrationOptions.LockTimeout</c>, whoever runs a host finds as <c>MigrationKit:LockTimeout</c>.
/// </summary>
internal static partial class SettingNames
{
    public static string In(string message) => Option().Replace(message, match =>
        Array.Exists(Settings.All, setting => setting.Key == match.Groups[1].Value) ? $"'{OptionsFromConfiguration.Section}:{match.Groups[1].Value}'" : match.Value);

    [GeneratedRegex(@"\bMigrationOptions\.(\w+)")]
    private static partial Regex Option();
}
