using Microsoft.Extensions.Hosting;
using MigrationKit.Hosting.Logging;
using MigrationKit.Hosting.Opening;

namespace MigrationKit.Hosting.Starting;

/// <summary>
/// Runs in the host's Starting phase, which ends before the first hosted service, and so the server, starts.
/// A failure is thrown and not logged: the host logs what it could not start with, once.
/// </summary>
internal sealed class MigrationGate(SetOpener opener) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        opener.Validate();
        foreach (var registration in opener.Registrations)
        {
            try
            {
                var set = opener.Open(registration, isStart: true);
                await using (set.ConfigureAwait(false))
                {
                    await PassAsync(set, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (MigrationException error)
            {
                throw new MigrationStartException(registration.Name, error);
            }
            catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
            {
                throw StartCanceledException.Of(registration.Name, error, cancellationToken);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task PassAsync(OpenedSet set, CancellationToken cancellationToken)
    {
        switch (set.Options.Mode)
        {
            case MigrationMode.Migrate:
                ReportLog.Write(set.Logger, set.Name, await set.Migrator.MigrateAsync(cancellationToken).ConfigureAwait(false));
                break;
            case MigrationMode.ValidateOnly:
                await Validation.RequireAsync(set, cancellationToken).ConfigureAwait(false);
                break;
            case MigrationMode.WaitForMigration:
                await Waiting.WaitAsync(set, cancellationToken).ConfigureAwait(false);
                break;
            case MigrationMode.Off:
                set.Logger.NotLookedAt(set.Name, set.Database.Description);
                break;
        }
    }
}
