namespace MigrationKit;

/// <summary>What a history may have lost with its newest rows: these migrations would run again, and each is a person's to vouch for.</summary>
internal static class LostMigrations
{
    /// <summary>Ids in the set's order, the newest one last; empty where no row is missed.</summary>
    public static IReadOnlyList<string> Of(AppliedHistory history)
    {
        if (history.Lost is not { } lost)
        {
            return [];
        }

        // The mark names the newest one only. Where more rows are gone, any that is pending before it may be among them.
        if (lost.Ordinal - history.Rows[^1].Ordinal == 1)
        {
            return [lost.Id];
        }

        var place = history.Index.Find(lost.Id) is { Kind: MigrationKind.Versioned } migration ? migration.Ordinal : int.MaxValue;
        return
        [
            .. history.Index.Set
                .Where(other => other.Kind == MigrationKind.Versioned && other.Ordinal < place && history.Latest(other.Id) is null)
                .Select(other => other.Id),
            lost.Id,
        ];
    }
}
