using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Replay;

/// <summary>
/// A set with '-- migration:only' is as many histories as it names environments: what two of them create alike would clash in one
/// database that no environment ever sees.
/// </summary>
internal static class Environments
{
    public static IReadOnlyList<IReadOnlyList<SequencedMigration>> Of(IReadOnlyList<SequencedMigration> migrations)
    {
        var only = migrations.Select(Only).ToList();
        var names = only.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0
            ? [migrations]
            : [.. names.Select(name => (IReadOnlyList<SequencedMigration>)[.. migrations.Where((_, i) => only[i] is null || only[i] == name)])];
    }

    private static string? Only(SequencedMigration migration) =>
        migration.Up.Directives.FirstOrDefault(directive => directive.Name == DirectiveName.Only)?.Value;
}
