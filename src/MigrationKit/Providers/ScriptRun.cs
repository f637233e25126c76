namespace MigrationKit.Providers;

/// <summary>One script to run together with its change of the history.</summary>
public sealed record ScriptRun
{
    /// <summary>The migration.</summary>
    public required Migration Migration { get; init; }

    /// <summary>The script, up or down; null for a row that is only recorded (baseline).</summary>
    public MigrationScript? Script { get; init; }

    /// <summary>
    /// The row to write after the script, with everything but <see cref="HistoryRow.Duration"/> and <see cref="HistoryRow.Progress"/>,
    /// which the provider fills in; null for a roll-back, which deletes the migration's rows instead.
    /// </summary>
    public HistoryRow? Row { get; init; }

    /// <summary>For a script outside a transaction that had begun before: statements already completed.</summary>
    public int ResumeAt { get; init; }

    /// <summary>Finds the C# of the script's steps.</summary>
    public MigrationStepFinder? Steps { get; init; }

    /// <summary>How long one statement may take; null without limit.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>Told after each statement.</summary>
    public IProgress<ScriptProgress>? Progress { get; init; }
}
