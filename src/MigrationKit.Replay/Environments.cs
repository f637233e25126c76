using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Replay;

/// <summary>
/// A set with '-- migration:only' is as many histories as it names environments: what two of them create alike would clash in one
/// database that no environment ever sees.
/// </summary>
internal static class Environments
{
    private static readonly char[] Separators = [',', ' ', '\t'];

    public static IReadOnlyList<IReadOnlyList<SequencedMigration>> Of(IReadOnlyList<SequencedMigration> migrations)
    {
        var names = migrations.Select(Only).OfType<HashSet<string>>().SelectMany(named => named).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? [migrations] : [.. names.Select(name => In(name, migrations))];
    }

    /// <summary>The migrations that one environment runs.</summary>
    public static IReadOnlyList<SequencedMigration> In(string environment, IReadOnlyList<SequencedMigration> migrations) =>
        [.. migrations.Where(migration => Only(migration)?.Contains(environment) != false)];

    /// <summary>Whether a migration is not for all environments.</summary>
    public static bool AreNamed(IReadOnlyList<SequencedMigration> migrations) => migrations.Any(migration => Only(migration) is not null);

    /// <summary>The migrations that every environment runs.</summary>
    public static IReadOnlyList<SequencedMigration> Common(IReadOnlyList<SequencedMigration> migrations) => [.. migrations.Where(migration => Only(migration) is null)];

    // As the runtime reads them: several directives, or names with commas.
    private static HashSet<string>? Only(SequencedMigration migration)
    {
        // Of a thousand migrations nearly none has any.
        if (migration.Up.Directives.Count == 0)
        {
            return null;
        }

        var names = migration.Up.Directives.Where(directive => directive.Name == DirectiveName.Only)
            .SelectMany(directive => directive.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Count == 0 ? null : names;
    }

    /// <summary>Of each migration the worst that it does anywhere.</summary>
    /// <param name="migrations">All of the set.</param>
    /// <param name="environments">What was seen in each environment.</param>
    public static IReadOnlyList<SnapshotImpact> Impacts(IReadOnlyList<SequencedMigration> migrations, IReadOnlyList<SnapshotBuilder> environments)
    {
        if (environments.Count == 1)
        {
            return [.. environments[0].Impacts.Select(impact => ImpactWord.IsAny(impact.Impact) ? impact : impact with { Impact = ImpactWord.Worst([impact.Impact]) })];
        }

        var impacts = environments.SelectMany(builder => builder.Impacts).ToLookup(impact => impact.Id, impact => impact.Impact, StringComparer.Ordinal);
        return [.. migrations.Select(migration => new SnapshotImpact(migration.Id, ImpactWord.Worst(impacts[migration.Id])))];
    }
}
