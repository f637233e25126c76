using SQLitePCL;

namespace MigrationKit.Replay.Engine;

/// <summary>
/// Ends what the engine is doing when the time of the whole replay is up, or somebody no longer wants it: a build must not hang on endless SQL.
/// Repeated, because the engine forgets an interrupt that meets no statement.
/// </summary>
internal sealed class TimeLimit : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    private readonly List<sqlite3> _databases = [];
    private readonly Timer _timer;
    private readonly CancellationTokenRegistration _cancellation;
    private volatile bool _isUp;

    public TimeLimit(TimeSpan limit, CancellationToken cancellationToken = default)
    {
        _timer = new Timer(static self => ((TimeLimit)self!).Interrupt(), this, limit, Again);
        _cancellation = cancellationToken.Register(static self => ((TimeLimit)self!)._timer.Change(TimeSpan.Zero, Again), this);
    }

    public bool IsUp => _isUp;

    public void Watch(sqlite3 db)
    {
        lock (_databases)
        {
            _databases.Add(db);
        }
    }

    public void Forget(sqlite3 db)
    {
        lock (_databases)
        {
            _databases.Remove(db);
        }
    }

    public void Dispose()
    {
        _cancellation.Dispose();
        _timer.Dispose();
    }

    private void Interrupt()
    {
        _isUp = true;
        lock (_databases)
        {
            _databases.ForEach(raw.sqlite3_interrupt);
        }
    }
}
