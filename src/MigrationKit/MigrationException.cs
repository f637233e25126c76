namespace MigrationKit;

/// <summary>
/// A run was refused or failed. The message says what happened, to which migration, what became of the database and what to do next;
/// the same facts are properties.
/// </summary>
public sealed class MigrationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What stopped the run.</param>
    /// <param name="message">What happened, to what, and what to do next. What became of the database is added by the run (<see cref="Outcome"/>).</param>
    /// <param name="innerException">The engine's or the step's own error.</param>
    public MigrationException(MigrationErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>The whole message, <see cref="Outcome"/> included.</summary>
    public override string Message => Outcome is null ? base.Message : $"{base.Message} {Outcome}";

    /// <summary>What stopped the run.</summary>
    public MigrationErrorKind Kind { get; }

    /// <summary>The migration's id, where one is at fault.</summary>
    public string? MigrationId { get; init; }

    /// <summary>The SQL file, relative to the set's folder.</summary>
    public string? File { get; init; }

    /// <summary>Line in <see cref="File"/>, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>Column in <see cref="File"/>, from 1, in UTF-16 units.</summary>
    public int? Column { get; init; }

    /// <summary>The checksum that was expected.</summary>
    public string? ExpectedChecksum { get; init; }

    /// <summary>The checksum that was found.</summary>
    public string? FoundChecksum { get; init; }

    /// <summary>Everything that stands against the run, this being the first of them; empty where a statement or the engine failed.</summary>
    public IReadOnlyList<ValidationFinding> Findings { get; init; } = [];

    /// <summary>What became of the database, one sentence; null where it was not thrown by a <see cref="Migrator"/>.</summary>
    public string? Outcome { get; internal set; }

    /// <summary>The back-up that the run took before it changed anything; null where it took none.</summary>
    public string? BackupPath { get; internal set; }

    /// <summary>Ids of the migrations that this run has committed before it failed; empty where all was rolled back.</summary>
    public IReadOnlyList<string> Committed { get; internal set; } = [];

    /// <summary>
    /// The record of the run until it failed: what was committed, what had run and was rolled back, where it stopped. Null where it was not
    /// thrown by a run: looking at a database, restoring, repairing.
    /// </summary>
    public MigrationReport? Report { get; internal set; }

    internal void Tell(RunOutcome outcome)
    {
        Outcome = outcome.Sentence;
        Committed = outcome.Committed;
        BackupPath = outcome.BackupPath;
    }

    /// <summary>Says so where it was thrown before or without a run.</summary>
    internal MigrationException WithNothingChanged()
    {
        Outcome ??= "The database was not changed.";
        return this;
    }
}
