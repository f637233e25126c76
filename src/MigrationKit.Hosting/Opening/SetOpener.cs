using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MigrationKit.Hosting.Logging;

namespace MigrationKit.Hosting.Opening;

/// <summary>Makes a migrator of each registration, with the options that hold for it.</summary>
internal sealed class SetOpener(
    IServiceProvider services,
    IEnumerable<MigrationRegistration> registrations,
    IOptionsMonitor<MigrationHostingOptions> options,
    ILoggerFactory? loggers = null)
{
    /// <summary>One category for all of it, the same name as the meter and the activity source.</summary>
    public const string Category = "MigrationKit";

    private readonly ILogger _logger = (ILogger?)loggers?.CreateLogger(Category) ?? NullLogger.Instance;

    public IEnumerable<MigrationRegistration> Registrations => registrations;

    public OpenedSet Open(MigrationRegistration registration)
    {
        var hosting = options.Get(registration.Name);
        var migration = registration.Refinements.Aggregate(Base(hosting), (current, refine) => refine(current));
        migration = migration with { Progress = new ProgressLog(_logger, registration.Name, migration.Progress) };

        // Validated at start; a health check without a started host is the only other way here.
        var database = registration.CreateDatabase?.Invoke(services, migration)
            ?? throw new InvalidOperationException($"Migrations '{registration.Name}' have no database.");
        return new OpenedSet(registration.Name, hosting, migration.Time, new Migrator(database, registration.Set, migration), database, _logger);
    }

    private MigrationOptions Base(MigrationHostingOptions hosting) => new()
    {
        HistoryTable = hosting.HistoryTable,
        SetName = hosting.SetName,
        TransactionMode = hosting.TransactionMode,
        AllowOutOfOrder = hosting.AllowOutOfOrder,
        LockTimeout = hosting.LockTimeout,
        StatementTimeout = hosting.StatementTimeout,
        AppliedBy = hosting.AppliedBy,
        Environment = hosting.Environment,
        Backup = hosting.Backup ? new BackupOptions { Directory = hosting.BackupDirectory, Keep = hosting.BackupKeep } : null,
        RefuseWhileInUse = hosting.RefuseWhileInUse,
        RequireAtMostRows = hosting.RequireAtMostRows,
        QuickCheck = hosting.QuickCheck,
        Optimize = hosting.Optimize,
        Time = services.GetService<TimeProvider>() ?? TimeProvider.System,
    };
}
