namespace MigrationKit;

/// <summary>How one of many databases came out of a run over all of them.</summary>
/// <param name="Database">The database as a user knows it.</param>
/// <param name="Migrations">How many migrations were committed, where it failed before the failure.</param>
/// <param name="Error">Why it failed; null where it was migrated.</param>
public sealed record DatabaseOutcome(string Database, int Migrations, Exception? Error)
{
    /// <summary>The record of its run; null where none had begun.</summary>
    public MigrationReport? Report { get; init; }

    /// <summary>The outcome for a person, in one line.</summary>
    public override string ToString() => $"{Database}: " + (Error is null ? $"{Number.Of(Migrations, "migration")} committed" : Error.Message);
}
