using MigrationKit.Hosting.Opening;

namespace MigrationKit.Hosting.Starting;

/// <summary>A start that writes nothing and wants everything in place.</summary>
internal static class Validation
{
    public static async Task RequireAsync(OpenedSet set, CancellationToken cancellationToken)
    {
        var state = await SetState.ReadAsync(set.Migrator, cancellationToken).ConfigureAwait(false);
        state.ThrowIfRefused();
        if (state.Pending.Count > 0)
        {
            throw new MigrationStartException(
                set.Name,
                $"{PendingText.Of(state)} This instance only validates (mode ValidateOnly): apply what is pending with 'migrationkit migrate', "
                + "or by an instance whose 'MigrationKit:Mode' is Migrate, and start it again.",
                state.Pending);
        }

        StateLog.Write(set, state);
    }
}
