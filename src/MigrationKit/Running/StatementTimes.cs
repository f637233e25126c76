namespace MigrationKit;

/// <summary>Takes the time between two statements that are reported as done.</summary>
internal sealed class StatementTimes(TimeProvider time, MigrationSet set, IProgress<MigrationProgress>? next) : IProgress<MigrationProgress>
{
    private long _since = time.GetTimestamp();
    private int _running;
    private int _done;
    private Migration? _migration;

    public List<RehearsedStatement> Statements { get; } = [];

    public void Report(MigrationProgress value)
    {
        // The first that is told of a migration is its beginning, also where it goes on behind statements of an earlier run.
        if (value.Phase == MigrationPhase.Running && value.Migration == _running && value.Statement > _done)
        {
            Statements.Add(new RehearsedStatement(value.MigrationId, value.Statement, time.GetElapsedTime(_since))
            {
                File = FileOf(value.MigrationId),
                Line = value.Line,
            });
        }

        _running = value.Migration;
        _done = value.Statement;
        next?.Report(value);
        _since = time.GetTimestamp();
    }

    private string? FileOf(string id)
    {
        _migration = _migration?.Id == id ? _migration : set.FirstOrDefault(migration => migration.Id == id);
        return _migration?.Up.File;
    }
}
