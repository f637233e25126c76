namespace MigrationKit;

/// <summary>
/// A run over many databases was cancelled. What was committed before is kept, and a second call goes on with what is left.
/// Whoever catches <see cref="OperationCanceledException"/> catches it too.
/// </summary>
public sealed class MigrateAllCanceledException : OperationCanceledException
{
    internal MigrateAllCanceledException(MigrateAllReport report, OperationCanceledException innerException, CancellationToken cancellationToken)
        : base($"The run over many databases was cancelled. Until then: {report}", innerException, cancellationToken) => Report = report;

    /// <summary>The databases that were reached; those that the cancelling stopped are among the failed ones.</summary>
    public MigrateAllReport Report { get; }
}
