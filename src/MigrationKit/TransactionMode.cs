namespace MigrationKit;

/// <summary>What is committed together.</summary>
public enum TransactionMode
{
    /// <summary>
    /// All pending migrations together: a failed run leaves the database as it was. The default.
    /// Where scripts differ in what they need before BEGIN (foreign keys off, no transaction), the run is cut there; the plan shows where.
    /// </summary>
    WholeRun,

    /// <summary>
    /// Each migration with its history row: what came before a failed one stays. Each has a commit of its own, and where the library opens the connections
    /// also one of those, on which the engine reads the schema anew: hundreds of pending ones take many times as long as in one transaction.
    /// </summary>
    PerMigration,

    /// <summary>No transaction: statement by statement, resumable at the statement that failed.</summary>
    None,
}
