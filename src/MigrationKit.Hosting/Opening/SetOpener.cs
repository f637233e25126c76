using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MigrationKit.Hosting.Configuring;
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

    /// <summary>
    /// Before anything is opened: everything that is wrong with the options of all sets, in one readable error. (ValidateOnStart would give one with a
    /// stack, and several sets an AggregateException.)
    /// </summary>
    /// <exception cref="MigrationStartException">Something is.</exception>
    public void Validate()
    {
        var problems = new List<string>();
        (string Set, OptionsValidationException Error)? first = null;
        foreach (var registration in registrations)
        {
            try
            {
                options.Get(registration.Name);
            }
            catch (OptionsValidationException e)
            {
                first ??= (registration.Name, e);
                problems.AddRange(e.Failures);
            }
        }

        List<string> names = [.. registrations.Select(registration => registration.Name)];
        if (ConfiguredSets.Problems(services.GetService<IConfiguration>(), names).ToList() is { Count: > 0 } unread)
        {
            first ??= (names[0], new OptionsValidationException(names[0], typeof(MigrationHostingOptions), unread));
            problems.AddRange(unread);
        }

        if (first is var (set, error))
        {
            throw new MigrationStartException(set, string.Join('\n', problems) + "\nCorrect the configuration and start again; no database was opened.", error);
        }
    }

    /// <param name="registration">The set.</param>
    /// <param name="isStart">It is for the start of the program, which in one mode looks again and again.</param>
    public OpenedSet Open(MigrationRegistration registration, bool isStart = false)
    {
        var hosting = options.Get(registration.Name);
        var migration = registration.Refinements.Aggregate(Base(hosting), (current, refine) => refine(current));
        var look = hosting.WaitInterval < hosting.WaitTimeout ? hosting.WaitInterval : hosting.WaitTimeout;
        if (isStart && hosting.Mode == MigrationMode.WaitForMigration && (migration.LockTimeout == Timeout.InfiniteTimeSpan || migration.LockTimeout > look))
        {
            // Any look can meet a lock, also the last: a start that waits is over when its own time is, and says meanwhile that it waits.
            migration = migration with { LockTimeout = look };
        }

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
