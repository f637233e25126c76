namespace MigrationKit.Sqlite.Running;

/// <summary>What a piece of a script is, as far as running it outside a transaction goes.</summary>
internal enum ScriptUnitKind
{
    /// <summary>A statement that can share a transaction with its progress.</summary>
    Statement,

    /// <summary>C# to call.</summary>
    Step,

    /// <summary>BEGIN.</summary>
    Begin,

    /// <summary>COMMIT or END.</summary>
    Commit,

    /// <summary>ROLLBACK of a whole transaction.</summary>
    Rollback,

    /// <summary>SAVEPOINT, which begins a transaction where there is none.</summary>
    Savepoint,

    /// <summary>RELEASE, which commits where its savepoint began the transaction.</summary>
    Release,

    /// <summary>PRAGMA, ATTACH or DETACH: alone, and again when a later connection resumes behind it, because its effect is on the connection.</summary>
    Connection,

    /// <summary>VACUUM: alone.</summary>
    Alone,
}
