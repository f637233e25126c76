using System.Globalization;
using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>What the versions of a set show: two of one, ids of one spelling, and gaps where it counts by one.</summary>
internal static class VersionFacts
{
    // Above it stand dates and Unix times, which nobody counts through.
    private const long LargestCount = 999_999;

    public static void Add(ScriptPairs pairs, List<SequenceFact> facts)
    {
        AddSpellings(pairs.Migrations, facts);
        AddDuplicates(pairs.Migrations, facts);
        AddGaps(pairs, facts);
    }

    private static void AddSpellings(List<SequencedMigration> migrations, List<SequenceFact> facts)
    {
        var seen = new Dictionary<string, SequencedMigration>(StringComparer.OrdinalIgnoreCase);
        foreach (var migration in migrations)
        {
            if (seen.TryGetValue(migration.Id, out var first))
            {
                facts.Add(new SequenceFact(
                    SequenceFactKind.IdsDifferOnlyInCase, migration.UpFile.Path, migration.Id, first.UpFile.Path));
                continue;
            }

            seen.Add(migration.Id, migration);
        }
    }

    private static void AddDuplicates(List<SequencedMigration> migrations, List<SequenceFact> facts)
    {
        for (var i = 1; i < migrations.Count; i++)
        {
            var (one, two) = (migrations[i - 1], migrations[i]);
            if (two.Name.Version is not null && two.Name.Version.Equals(one.Name.Version)
                && !string.Equals(one.Id, two.Id, StringComparison.OrdinalIgnoreCase))
            {
                facts.Add(new SequenceFact(
                    SequenceFactKind.DuplicateVersion, two.UpFile.Path, two.Name.Version.ToString(), one.UpFile.Path));
            }
        }
    }

    private static void AddGaps(ScriptPairs pairs, List<SequenceFact> facts)
    {
        // The migrations are in version order, so the numbers rise.
        var numbered = new List<SequencedMigration>();
        var byOne = 0;
        foreach (var migration in pairs.Migrations)
        {
            var step = migration.Name.Version?.Number is { } number and <= LargestCount ? number - (numbered.Count == 0 ? -1 : NumberOf(numbered, numbered.Count - 1)) : 0;
            if (step != 0)
            {
                byOne += numbered.Count > 0 && step == 1 ? 1 : 0;
                numbered.Add(migration);
            }
        }

        if (byOne * 2 < numbered.Count - 1)
        {
            return;
        }

        // Most sets have none, and then such a set of numbers is not even loaded: it is code that is compiled while a build waits.
        var hasParts = pairs.Migrations.Exists(migration => migration.Name.Version is { Number: null });
        var taken = pairs.Orphans.Count == 0 && !hasParts ? null : Taken(pairs);
        for (var i = 1; i < numbered.Count; i++)
        {
            var (before, number) = (NumberOf(numbered, i - 1), NumberOf(numbered, i));
            if (number - before <= 1)
            {
                continue;
            }

            if (Missing(before + 1, number - 1, taken) is { } missing)
            {
                facts.Add(new SequenceFact(
                    SequenceFactKind.Gap, numbered[i].UpFile.Path, number.ToString(CultureInfo.InvariantCulture), missing));
            }
        }
    }

    private static long NumberOf(List<SequencedMigration> numbered, int index) => numbered[index].Name.Version!.Number!.Value;

    // By a down script without its up script, and by a version of several numbers: 6.0.1 fills the place of 6.
    private static HashSet<long> Taken(ScriptPairs pairs) =>
        new(pairs.Orphans.Select(name => name.Version?.Number ?? -1)
            .Concat(pairs.Migrations.Select(migration => migration.Name.Version is { Number: null } version ? version.Major ?? -1 : -1)));

    private static string? Missing(long first, long last, ICollection<long>? taken)
    {
        while (first <= last && taken?.Contains(first) == true)
        {
            first++;
        }

        while (last >= first && taken?.Contains(last) == true)
        {
            last--;
        }

        return first > last ? null
            : first == last ? first.ToString(CultureInfo.InvariantCulture)
            : string.Format(CultureInfo.InvariantCulture, "{0} to {1}", first, last);
    }
}
