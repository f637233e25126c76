using System.Reflection;

namespace MigrationKit;

/// <summary>Who applies a migration: <c>relayer 1.4.0 on web-1 as app</c>. Found out only when something is written.</summary>
internal static class AppliedBy
{
    public static string Default()
    {
        var program = Assembly.GetEntryAssembly();
        var version = program?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
            ?? program?.GetName().Version?.ToString();
        return $"{program?.GetName().Name ?? "unknown program"} {version ?? "unknown version"} on {Environment.MachineName} as {Environment.UserName}";
    }
}
