using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// <c>quick_check</c> of the database while it is copied, on a connection and a thread of its own. The lock of the session sees to it that both
/// read the same commit.
/// </summary>
internal sealed class SourceCheck : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<bool> _checking;

    /// <param name="open">Opens a connection to the database; its failures are a <see cref="MigrationException"/>.</param>
    /// <param name="time">The clock.</param>
    public SourceCheck(Func<SqliteConnection> open, TimeProvider time) => _checking = Task.Run(() => IsSound(open, time, _stop.Token));

    /// <summary>It is known to be whole; false where it is not, and where that could not be found out.</summary>
    public Task<bool> IsSoundAsync(CancellationToken cancellationToken) => _checking.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _checking.ConfigureAwait(false);
        _stop.Dispose();
    }

    private static bool IsSound(Func<SqliteConnection> open, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var source = open();
            using var interruption = new Interruption(source.Handle!, time, null, cancellationToken);
            using var ahead = ReadAhead.TryBegin(source.Handle!);
            return SoundCheck.Run(source.Handle!, out var findings).IsDone && !findings.Exists(SoundCheck.IsDamage);
        }
        catch (MigrationException)
        {
            return false;
        }
    }
}
