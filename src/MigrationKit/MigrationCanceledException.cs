namespace MigrationKit;

/// <summary>
/// A run was cancelled. What was not committed is rolled back; what was committed before is kept, and listed here.
/// Whoever catches <see cref="OperationCanceledException"/> catches it too.
/// </summary>
public sealed class MigrationCanceledException : OperationCanceledException
{
    internal MigrationCanceledException(RunOutcome outcome, OperationCanceledException innerException, CancellationToken cancellationToken)
        : base($"The run was cancelled. {outcome.Sentence}", innerException, cancellationToken)
    {
        Outcome = outcome.Sentence;
        Committed = outcome.Committed;
        BackupPath = outcome.BackupPath;
    }

    /// <summary>What became of the database, in words.</summary>
    public string Outcome { get; }

    /// <summary>The back-up that the run took before it changed anything; null where it took none.</summary>
    public string? BackupPath { get; }

    /// <summary>Ids of the migrations that this run has committed before it was cancelled; empty where all was rolled back.</summary>
    public IReadOnlyList<string> Committed { get; }

    /// <summary>The record of the run until then; null only where no run had begun.</summary>
    public MigrationReport? Report { get; internal set; }
}
