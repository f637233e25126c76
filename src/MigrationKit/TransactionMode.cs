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
    /// Each migration with its history row: what came before a failed one stays. Other processes can write, and migrate, between two of them. Each costs a commit,
    /// and a connection where the one before may have left something on its own (a pragma, a temporary table, a step in C#).
    /// </summary>
    PerMigration,

    /// <summary>No transaction: statement by statement, resumable at the statement that failed.</summary>
    None,
}
