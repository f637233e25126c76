namespace MigrationKit.Hosting.Opening;

/// <summary>How a set stands in its database, as far as a start and a health check need to know.</summary>
internal sealed record SetState(ValidationReport Validation)
{
    public MigrationStatus Status => Validation.Status;

    public IReadOnlyList<string> Pending { get; } =
        [.. Validation.Status.Migrations.Where(entry => entry.State is MigrationState.Pending or MigrationState.Interrupted).Select(entry => entry.Id)];

    /// <summary>Id of the versioned migration that was applied last; null where none was.</summary>
    public string? Version => Status.Migrations
        .Where(entry => entry.Row is { Kind: HistoryKind.Versioned } or { Kind: HistoryKind.Baseline, Version: not null })
        .MaxBy(entry => entry.Row!.Ordinal)?.Id;

    /// <summary>Versioned migrations that the database has and the program does not.</summary>
    public int Newer => Status.Migrations.Count(entry => entry is { State: MigrationState.Unknown, Row.Kind: not HistoryKind.Repeatable });

    public static async Task<SetState> ReadAsync(Migrator migrator, CancellationToken cancellationToken) =>
        new(await migrator.ValidateAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Throws what a run would be refused with. A schema that was changed by hand is none of it: what it does to the program only a person can judge.</summary>
    public void ThrowIfRefused()
    {
        if (Validation.Findings.Count > 0)
        {
            Validation.ThrowIfInvalid();
        }
    }

    public int Count(MigrationState state) => Status.Migrations.Count(entry => entry.State == state);
}
