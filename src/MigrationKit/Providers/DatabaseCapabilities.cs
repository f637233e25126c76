namespace MigrationKit.Providers;

/// <summary>What an engine can do, so that the core need not know engines by name.</summary>
public sealed record DatabaseCapabilities
{
    /// <summary>Schema changes can be rolled back.</summary>
    public required bool TransactionalDdl { get; init; }

    /// <summary>Foreign keys must be switched off before a transaction begins (SQLite), so that such a script cannot share one with others.</summary>
    public required bool ForeignKeysAreSetOutsideTransactions { get; init; }
}
