using MigrationKit.Hosting.Logging;
using MigrationKit.Hosting.Opening;

namespace MigrationKit.Hosting.Starting;

/// <summary>A start that leaves the migrations to another instance, and waits for it, though not for ever.</summary>
internal static class Waiting
{
    public static async Task WaitAsync(OpenedSet set, CancellationToken cancellationToken)
    {
        var from = set.Time.GetTimestamp();
        for (var looks = 1; ; looks++)
        {
            var (state, obstacle) = await LookAsync(set, cancellationToken).ConfigureAwait(false);
            if (state is { Pending.Count: 0 })
            {
                StateLog.Write(set, state);
                return;
            }

            var left = set.Options.WaitTimeout - set.Time.GetElapsedTime(from);
            if (left <= TimeSpan.Zero)
            {
                throw new MigrationStartException(set.Name, Expired(set, state, obstacle), state?.Pending ?? [], obstacle);
            }

            if (looks == 1)
            {
                if (state is null)
                {
                    set.Logger.WaitingToRead(set.Name, set.Database.Description, set.Options.WaitTimeout.TotalSeconds, obstacle!.Kind);
                }
                else
                {
                    set.Logger.Waiting(set.Name, state.Pending.Count, set.Database.Description, set.Options.WaitTimeout.TotalSeconds);
                }
            }

            await Task.Delay(left < set.Options.WaitInterval ? left : set.Options.WaitInterval, set.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Whoever migrates may still have to create the file, and may hold it: both pass by themselves, and nothing else does.
    private static async Task<(SetState? State, MigrationException? Obstacle)> LookAsync(OpenedSet set, CancellationToken cancellationToken)
    {
        try
        {
            var state = await SetState.ReadAsync(set.Migrator, cancellationToken).ConfigureAwait(false);
            state.ThrowIfRefused();
            return (state, null);
        }
        catch (MigrationException e) when (e.Kind is MigrationErrorKind.CannotOpen or MigrationErrorKind.LockTimeout)
        {
            return (null, e);
        }
    }

    private static string Expired(OpenedSet set, SetState? state, MigrationException? obstacle) =>
        $"No other instance applied the migrations within {set.Options.WaitTimeout:c}. {(state is null ? obstacle!.Message : PendingText.Of(state))} "
        + "Start an instance whose 'MigrationKit:Mode' is Migrate, or raise 'MigrationKit:WaitTimeout' if it takes longer.";
}
