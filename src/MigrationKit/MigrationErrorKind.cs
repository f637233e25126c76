namespace MigrationKit;

/// <summary>What stopped a run.</summary>
public enum MigrationErrorKind
{
    /// <summary>A statement failed in the engine.</summary>
    ScriptFailed,

    /// <summary>An applied migration's SQL is not what was applied.</summary>
    ChecksumMismatch,

    /// <summary>The database has migrations that this program does not know.</summary>
    DatabaseIsNewer,

    /// <summary>A pending migration sorts before the last applied one.</summary>
    OutOfOrder,

    /// <summary>The set holds no migration, or the folder no SQL file.</summary>
    EmptySet,

    /// <summary>The folder has problems that the compiler reports as errors.</summary>
    InvalidFolder,

    /// <summary>The history table is not one of ours, or its rows contradict each other.</summary>
    InvalidHistory,

    /// <summary>Another process held the lock for longer than the limit.</summary>
    LockTimeout,

    /// <summary>The database or its folder cannot be written.</summary>
    ReadOnly,

    /// <summary>The file is damaged or not a database.</summary>
    Corrupt,

    /// <summary>No space is left.</summary>
    DiskFull,

    /// <summary>The database cannot be opened.</summary>
    CannotOpen,

    /// <summary>Reading or writing the file failed in the operating system.</summary>
    InputOutput,

    /// <summary>A <c>require</c> directive was not true.</summary>
    RequirementFailed,

    /// <summary>An <c>ensure</c> directive was not true.</summary>
    EnsureFailed,

    /// <summary>Foreign keys are violated at the end of a script that had them off.</summary>
    ForeignKeyViolation,

    /// <summary>A statement ran longer than its limit.</summary>
    Timeout,

    /// <summary>A step's C# threw, or is missing.</summary>
    StepFailed,

    /// <summary>A roll-back needs a down script that does not exist.</summary>
    NoDownScript,

    /// <summary>A migration was asked for that the set does not have, or that is not in a state to do that with.</summary>
    UnknownMigration,

    /// <summary>An applied migration is no longer in the set, although later ones are: its file was deleted or renamed.</summary>
    MissingMigration,

    /// <summary>A pending migration is for some environments only, and the options do not say which one this is.</summary>
    EnvironmentNotSet,

    /// <summary>The back-up could not be taken or verified; or what was to be restored is no sound back-up of this database.</summary>
    BackupFailed,

    /// <summary>Another process has the database open, and the options say to refuse then.</summary>
    InUse,

    /// <summary>The program's own check, or the engine's check of its file, found what must not be committed.</summary>
    CheckFailed,

    /// <summary>The database's schema is not the one that its migrations make: it was changed by hand.</summary>
    SchemaDrift,
}
