namespace MigrationKit.Providers;

/// <summary>One script to run together with its change of the history.</summary>
public sealed record ScriptRun
{
    /// <summary>The migration.</summary>
    public required Migration Migration { get; init; }

    /// <summary>The script, up or down; null where only the history changes (baseline, not for this environment).</summary>
    public MigrationScript? Script { get; init; }

    /// <summary>
    /// The row to write after the script, with everything but <see cref="HistoryRow.Duration"/> and <see cref="HistoryRow.Progress"/>,
    /// which the provider fills in; null for a roll-back.
    /// </summary>
    public HistoryRow? Row { get; init; }

    /// <summary>
    /// In a session without a transaction: the row of kind <see cref="HistoryKind.Started"/> that is written before the first statement,
    /// with the same ordinal as <see cref="Row"/>, which takes its place at the end.
    /// Where it is there already, this run joins: it goes on from the progress it finds, and a script that another process has
    /// brought to its end meanwhile is no error.
    /// </summary>
    public HistoryRow? StartedRow { get; init; }

    /// <summary>
    /// For a script outside a transaction that had begun before: statements already completed. What they set on the connection
    /// alone (pragmas) has to be set again.
    /// </summary>
    public int ResumeAt { get; init; }

    /// <summary>
    /// For a roll-back: after the script the set's rows from this ordinal on are deleted, and <see cref="Rewritten"/> written instead.
    /// Otherwise the ordinal of a row of kind <see cref="HistoryKind.Started"/> with progress 0 whose script has been changed since:
    /// <see cref="Row"/>, or in a session without a transaction <see cref="StartedRow"/>, takes its place.
    /// </summary>
    public long? RemoveFrom { get; init; }

    /// <summary>For a roll-back: the rows that stay although they were written after the deleted one, complete, with new ordinals and chains.</summary>
    public IReadOnlyList<HistoryRow> Rewritten { get; init; } = [];

    /// <summary>Finds the C# of the script's steps.</summary>
    public MigrationStepFinder? Steps { get; init; }

    /// <summary>How long one statement may take; null without limit.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>Told after each statement.</summary>
    public IProgress<ScriptProgress>? Progress { get; init; }
}
