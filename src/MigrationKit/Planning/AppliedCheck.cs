namespace MigrationKit;

/// <summary>Is what was applied still what the program has?</summary>
internal static class AppliedCheck
{
    /// <summary>Adds a finding for each migration whose SQL differs; returns the ids of those that only look different (docs/decisions/0004).</summary>
    public static IReadOnlyList<string> Run(AppliedHistory history, string database, List<ValidationFinding> findings)
    {
        List<string>? lookChanged = null;
        foreach (var migration in history.Index.Set)
        {
            switch (Compare(history, migration))
            {
                case MigrationState.LookChanged:
                    (lookChanged ??= []).Add(migration.Id);
                    break;
                case MigrationState.Changed:
                    var row = history.Latest(migration.Id)!;
                    findings.Add(row.Kind == HistoryKind.Started
                        ? Refusals.ChangedMidway(migration, row, database)
                        : Refusals.Changed(migration, row, database));
                    break;
            }
        }

        return lookChanged ?? (IReadOnlyList<string>)[];
    }

    public static MigrationState Compare(AppliedHistory history, Migration migration)
    {
        if (history.Latest(migration.Id) is not { } row)
        {
            return MigrationState.Pending;
        }

        var sameText = string.Equals(row.Checksum, migration.Checksum, StringComparison.Ordinal);
        if (!sameText && !string.Equals(row.Fingerprint, migration.Fingerprint, StringComparison.Ordinal))
        {
            return row.HasOnlyBegun || (migration.Kind == MigrationKind.Repeatable && row.Kind != HistoryKind.Started)
                ? MigrationState.Pending
                : MigrationState.Changed;
        }

        // Running a repeatable again is harmless and lets the chain head match; an interrupted one goes on first.
        return row.Kind == HistoryKind.Started ? MigrationState.Interrupted
            : sameText ? MigrationState.Applied
            : migration.Kind == MigrationKind.Repeatable ? MigrationState.Pending
            : MigrationState.LookChanged;
    }
}
