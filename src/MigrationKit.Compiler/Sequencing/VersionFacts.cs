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
        var numbers = new List<(long Number, string Path)>();
        foreach (var migration in pairs.Migrations)
        {
            if (migration.Name.Version?.Number is { } number and <= LargestCount
                && (numbers.Count == 0 || numbers[numbers.Count - 1].Number != number))
            {
                numbers.Add((number, migration.UpFile.Path));
            }
        }

        var steps = numbers.Skip(1).Select((number, i) => number.Number - numbers[i].Number).ToList();
        if (steps.Count(step => step == 1) * 2 < steps.Count)
        {
            return;
        }

        var orphans = new HashSet<long>(pairs.Orphans.Select(orphan => orphan.Version?.Number ?? -1));
        for (var i = 1; i < numbers.Count; i++)
        {
            if (steps[i - 1] > 1 && Missing(numbers[i - 1].Number + 1, numbers[i].Number - 1, orphans) is { } missing)
            {
                var version = numbers[i].Number.ToString(CultureInfo.InvariantCulture);
                facts.Add(new SequenceFact(SequenceFactKind.Gap, numbers[i].Path, version, missing));
            }
        }
    }

    private static string? Missing(long first, long last, HashSet<long> taken)
    {
        while (first <= last && taken.Contains(first))
        {
            first++;
        }

        while (last >= first && taken.Contains(last))
        {
            last--;
        }

        return first > last ? null
            : first == last ? first.ToString(CultureInfo.InvariantCulture)
            : string.Format(CultureInfo.InvariantCulture, "{0} to {1}", first, last);
    }
}
