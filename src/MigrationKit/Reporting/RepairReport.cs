namespace MigrationKit;

/// <summary>What a repair has changed in the history.</summary>
/// <param name="Set">The name that the set's history is kept under.</param>
/// <param name="Database">The database as a user knows it.</param>
/// <param name="LookChanged">Ids of migrations whose comments or white space had changed.</param>
/// <param name="Accepted">Ids of edited migrations that were accepted by name.</param>
/// <param name="Removed">Ids of repeatables whose rows were removed.</param>
/// <param name="FromChainHead">The chain head before.</param>
/// <param name="ToChainHead">The chain head after.</param>
/// <param name="BackupPath">The back-up, where the options ask for one and something was changed.</param>
public sealed record RepairReport(
    string Set,
    string Database,
    IReadOnlyList<string> LookChanged,
    IReadOnlyList<string> Accepted,
    IReadOnlyList<string> Removed,
    string? FromChainHead,
    string? ToChainHead,
    string? BackupPath)
{
    /// <summary>Ids of migrations that were recorded as applied without being run, in order.</summary>
    public IReadOnlyList<string> MarkedApplied { get; init; } = [];

    /// <summary>Ids of migrations whose row was deleted, and which count as pending now.</summary>
    public IReadOnlyList<string> RunAgain { get; init; } = [];

    /// <summary>Older back-ups that are more than <see cref="BackupOptions.Keep"/> and could not be deleted.</summary>
    public IReadOnlyList<BackupNotDeleted> BackupsNotDeleted { get; init; } = [];

    /// <summary>There was nothing to repair.</summary>
    public bool Unchanged => LookChanged.Count + Accepted.Count + Removed.Count + MarkedApplied.Count + RunAgain.Count == 0;

    /// <summary>The report for a person: a line for the whole, a line for each kind of change with at most eight names.</summary>
    public override string ToString()
    {
        if (Unchanged)
        {
            return $"Nothing to repair: the history of set '{Set}' in {Database} agrees with the program.";
        }

        string[] lines =
        [
            $"Repaired the history of set '{Set}' in {Database}:",
            .. Named("other comments or white space accepted", LookChanged),
            .. Named("edits accepted", Accepted),
            .. Named("recorded as applied without being run", MarkedApplied),
            .. Named("to run again", RunAgain),
            .. Named("rows of deleted repeatables removed", Removed),
            .. BackupPath is null ? [] : (string[])[$"back-up: {BackupPath}"],
        ];
        return string.Join("\n  ", lines);
    }

    private static IEnumerable<string> Named(string what, IReadOnlyList<string> ids) => ids.Count == 0 ? [] : [$"{what}: {NamedMigrations.Of(ids)}"];
}
