namespace MigrationKit.Hosting;

/// <summary>
/// How a host treats one set. Read from the configuration section <c>MigrationKit</c>, then from <c>MigrationKit:Sets:NAME</c>,
/// then set by code; validated before anything starts. What is not here is set with <see cref="MigrationsBuilder.ConfigureMigrator"/>.
/// </summary>
public sealed class MigrationHostingOptions
{
    /// <summary>What the host does before it starts anything else.</summary>
    public MigrationMode Mode { get; set; } = MigrationMode.Migrate;

    /// <summary>How long <see cref="MigrationMode.WaitForMigration"/> waits in all.</summary>
    public TimeSpan WaitTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often <see cref="MigrationMode.WaitForMigration"/> looks.</summary>
    public TimeSpan WaitInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc cref="MigrationOptions.HistoryTable"/>
    public string HistoryTable { get; set; } = "migration_history";

    /// <inheritdoc cref="MigrationOptions.SetName"/>
    public string? SetName { get; set; }

    /// <inheritdoc cref="MigrationOptions.TransactionMode"/>
    public TransactionMode TransactionMode { get; set; } = TransactionMode.WholeRun;

    /// <inheritdoc cref="MigrationOptions.AllowOutOfOrder"/>
    public bool AllowOutOfOrder { get; set; }

    /// <inheritdoc cref="MigrationOptions.LockTimeout"/>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="MigrationOptions.StatementTimeout"/>
    public TimeSpan? StatementTimeout { get; set; }

    /// <inheritdoc cref="MigrationOptions.AppliedBy"/>
    public string? AppliedBy { get; set; }

    /// <inheritdoc cref="MigrationOptions.Environment"/>
    public string? Environment { get; set; }

    /// <summary>Takes a verified back-up once a run, before anything is changed. A start with nothing pending takes none.</summary>
    public bool Backup { get; set; }

    /// <summary>The back-ups' folder; null for the database's own.</summary>
    public string? BackupDirectory { get; set; }

    /// <summary>How many back-ups stay, the new one included; at least 1.</summary>
    public int BackupKeep { get; set; } = 5;

    /// <inheritdoc cref="MigrationOptions.RefuseWhileInUse"/>
    public bool RefuseWhileInUse { get; set; }

    /// <inheritdoc cref="MigrationOptions.RequireAtMostRows"/>
    public long? RequireAtMostRows { get; set; }

    /// <inheritdoc cref="MigrationOptions.QuickCheck"/>
    public bool QuickCheck { get; set; }

    /// <inheritdoc cref="MigrationOptions.Optimize"/>
    public bool Optimize { get; set; }

    /// <summary>What the configuration says that cannot be read; reported with everything else that is wrong.</summary>
    internal List<string> Unreadable { get; } = [];
}
