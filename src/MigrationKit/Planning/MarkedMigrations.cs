namespace MigrationKit;

/// <summary>Pending migrations that a person vouches for: the database has them, whatever its history says.</summary>
internal static class MarkedMigrations
{
    /// <summary>Those that are named, in the set's order; a finding for each that cannot be marked.</summary>
    public static IReadOnlyList<Migration> Of(AppliedHistory history, IReadOnlyList<string> ids, string database, List<ValidationFinding> findings)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        if (history.Rows.Count == 0)
        {
            findings.Add(Refusals.NothingToMark(ids[0], $"and the {database} has no history of set '{history.SetName}' yet: begin one with Migrator.BaselineAsync"));
            return [];
        }

        if (history.Started is { } started)
        {
            findings.Add(Refusals.NothingToMark(ids[0], $"and '{started.Id}' was interrupted on the {database} and has to be finished first"));
            return [];
        }

        var marked = history.Index.Set.Where(migration => ids.Contains(migration.Id, StringComparer.Ordinal)).ToList();
        foreach (var id in ids.Where(id => WhyNot(history, id, ids, database) is not null))
        {
            findings.Add(Refusals.NothingToMark(id, WhyNot(history, id, ids, database)!));
        }

        return marked;
    }

    public static HistoryRow Row(Migration migration, string set, long ordinal, MigrationOptions options) => new()
    {
        Set = set,
        Ordinal = ordinal,
        Id = migration.Id,
        Version = migration.Version,
        Kind = HistoryKind.Baseline,
        Checksum = migration.Checksum,
        Fingerprint = migration.Fingerprint,
        Chain = ChainHead.Empty,
        Impact = migration.Impact,
        AppliedAt = AppliedAt.Now(options.Time),
        AppliedBy = options.AppliedBy ?? AppliedBy.Default(),
    };

    private static string? WhyNot(AppliedHistory history, string id, IReadOnlyList<string> ids, string database)
    {
        if (history.Index.Find(id) is not { } migration)
        {
            return $"and set '{history.SetName}' has no migration of that id; ids are file names without extension";
        }

        if (migration.Kind == MigrationKind.Repeatable)
        {
            return "and that one is repeatable: running it again is what it is for";
        }

        if (history.Latest(id) is not null)
        {
            return $"and the {database} has it on record already";
        }

        var before = history.Index.Set.FirstOrDefault(other =>
            other.Kind == MigrationKind.Versioned && other.Ordinal < migration.Ordinal
            && history.Latest(other.Id) is null && !ids.Contains(other.Id, StringComparer.Ordinal));
        return before is null ? null : $"and '{before.Id}', which comes before it, is pending: apply that one first, or name it, too";
    }
}
