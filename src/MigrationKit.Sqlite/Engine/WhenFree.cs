using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Failures;

namespace MigrationKit.Sqlite.Engine;

/// <summary>Repeats what failed because someone else was in the way, for as long as the lock limit allows. Only for calls that fail without an effect.</summary>
internal sealed class WhenFree(DatabaseLocation location, TimeSpan lockTimeout, TimeProvider time)
{
    /// <summary>How long somebody was in the way, all in all.</summary>
    public TimeSpan Waited { get; private set; }

    public BusyWait NewWait() => new(time, lockTimeout);

    /// <param name="call">The call; repeated while the answer is busy.</param>
    /// <param name="doing">For the message, as in "Could not read the history of …".</param>
    /// <param name="otherwise">The error's kind where the code itself names none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="MigrationException">It failed, or the limit has passed.</exception>
    public async ValueTask RunAsync(Func<EngineResult> call, string doing, MigrationErrorKind otherwise, CancellationToken cancellationToken)
    {
        BusyWait? wait = null;
        while (true)
        {
            var result = call();
            if (result.IsDone)
            {
                Waited += wait?.Elapsed ?? TimeSpan.Zero;
                return;
            }

            if (!result.IsBusy || !await (wait ??= NewWait()).PauseAsync(cancellationToken).ConfigureAwait(false))
            {
                throw EngineFailure.Of(result, location, doing, otherwise, wait?.Limit);
            }
        }
    }
}
