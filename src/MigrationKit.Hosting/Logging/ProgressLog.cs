using Microsoft.Extensions.Logging;

namespace MigrationKit.Hosting.Logging;

/// <summary>Logs what a run tells while it runs, and passes it on.</summary>
internal sealed class ProgressLog(ILogger logger, string set, IProgress<MigrationProgress>? next) : IProgress<MigrationProgress>
{
    private int _running;

    public void Report(MigrationProgress value)
    {
        switch (value.Phase)
        {
            case MigrationPhase.Locking:
                logger.Locking(set);
                break;
            // The first that is told of a migration is its beginning, also where it goes on behind statements of an earlier run.
            case MigrationPhase.Running when value.Migration != _running:
                _running = value.Migration;
                logger.Running(set, value.MigrationId, value.Migration, value.Migrations);
                break;
            case MigrationPhase.Running:
                logger.StatementDone(set, value.MigrationId, value.Statement, value.Statements);
                break;
            case MigrationPhase.BackingUp:
                logger.BackingUp(set);
                break;
            case MigrationPhase.Checking:
                logger.Checking(set);
                break;
            case MigrationPhase.Committing:
                logger.Committing(set);
                break;
        }

        next?.Report(value);
    }
}
