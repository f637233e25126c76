namespace MigrationKit.Compiler.Discovery;

/// <summary>What a file in a set's folder is for.</summary>
internal enum SetFileKind
{
    Other,

    /// <summary>'.sql' or '.sqm'.</summary>
    Script,

    /// <summary>'migrations.lock' or 'migrations.ENVIRONMENT.lock'.</summary>
    LockFile,

    /// <summary>'meta/_journal.json', which drizzle keeps the order in.</summary>
    Journal,

    /// <summary>'schema.snapshot', the schema as it is after the last migration.</summary>
    Snapshot,
}
