using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MigrationKit.Generator;

/// <summary>
/// What the project says, from the properties that build/MigrationKit.props makes visible. One small value for all files:
/// reading item metadata instead would cost a look-up a file, in a list of all files (docs/decisions/0013-sets-are-found-by-path.md).
/// Cached: strings, flags and equatable arrays only.
/// </summary>
internal sealed record ProjectSettings(
    string Directory,
    string RootNamespace,
    EquatableArray<NamedSet> NamedSets,
    SqlDialect Dialect,
    bool IsContinuousIntegration,
    string Accessibility,
    bool AnalyzersRun,
    string MinimumSqlite)
{
    public static ProjectSettings Read(AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        var options = provider.GlobalOptions;
        return new ProjectSettings(
            PropertyText.Unescape(Property(options, "MigrationKitProjectDirectory")).Replace('\\', '/').TrimEnd('/'),
            FolderIdentifier.OfNamespace(Property(options, "RootNamespace")),
            NamedSet.ReadAll(PropertyText.Unescape(Property(options, "MigrationKitSets"))),
            Is(options, "MigrationKitDialect", "PostgreSql") ? SqlDialect.PostgreSql : SqlDialect.Sqlite,
            Is(options, "ContinuousIntegrationBuild", "true"),
            Is(options, "MigrationKitAccessibility", "internal") ? "internal" : "public",
            !AreSkipped(options),
            Property(options, "MigrationKitMinimumSqlite"));
    }

    // As the compiler's own targets decide it: the switch for builds counts only where the general one is not set.
    private static bool AreSkipped(AnalyzerConfigOptions options) =>
        Is(options, Property(options, "RunAnalyzers").Length > 0 ? "RunAnalyzers" : "RunAnalyzersDuringBuild", "false");

    private static bool Is(AnalyzerConfigOptions options, string name, string value) =>
        string.Equals(Property(options, name), value, StringComparison.OrdinalIgnoreCase);

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) ? value : "";
}
