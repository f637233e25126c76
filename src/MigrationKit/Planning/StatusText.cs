namespace MigrationKit;

/// <summary>How a set stands in a database, for a person who reads a log: how many are in order, and by name what is not.</summary>
internal static class StatusText
{
    public static string Of(MigrationStatus status)
    {
        var applied = status.Migrations.Where(entry => entry.State is MigrationState.Applied or MigrationState.LookChanged).ToList();
        string[] parts =
        [
            applied.Count == 0 ? "none applied" : FormattableString.Invariant($"{applied.Count} applied, the last '{applied.MaxBy(entry => entry.Row!.Ordinal)!.Id}'"),
            .. Named(status, MigrationState.Pending, "pending"),
            .. Named(status, MigrationState.Interrupted, "interrupted"),
            .. Named(status, MigrationState.Changed, "edited since they were applied"),
            .. Named(status, MigrationState.LookChanged, "with other comments or white space"),
            .. Named(status, MigrationState.Unknown, "not in this program"),
        ];
        return $"{status.Database}, set '{status.Set}': {string.Join("; ", parts)}.";
    }

    private static IEnumerable<string> Named(MigrationStatus status, MigrationState state, string what)
    {
        List<string> ids = [.. status.Migrations.Where(entry => entry.State == state).Select(entry => entry.Id)];
        return ids.Count == 0 ? [] : [FormattableString.Invariant($"{ids.Count} {what}: {NamedMigrations.Of(ids)}")];
    }
}
