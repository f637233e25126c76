namespace MigrationKit;

/// <summary>Takes the time between two statements that are reported as done.</summary>
internal sealed class StatementTimes(TimeProvider time, IProgress<MigrationProgress>? next) : IProgress<MigrationProgress>
{
    private long _since = time.GetTimestamp();
    private int _done;

    public List<RehearsedStatement> Statements { get; } = [];

    public void Report(MigrationProgress value)
    {
        if (value.Phase == MigrationPhase.Running && value.Statement > _done)
        {
            Statements.Add(new RehearsedStatement(value.MigrationId, value.Statement, time.GetElapsedTime(_since)));
        }

        _done = value.Phase == MigrationPhase.Running ? value.Statement : 0;
        next?.Report(value);
        _since = time.GetTimestamp();
    }
}
