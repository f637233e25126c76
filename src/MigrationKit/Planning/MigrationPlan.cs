namespace MigrationKit;

/// <summary>What a run would do, or why it would refuse.</summary>
public sealed class MigrationPlan
{
    internal MigrationPlan(
        AppliedHistory history,
        string database,
        IReadOnlyList<ValidationFinding> findings,
        IReadOnlyList<string> lookChanged,
        IReadOnlyList<string> newerMigrations,
        IReadOnlyList<PlannedTransaction> transactions)
    {
        History = history;
        Database = database;
        Findings = findings;
        LookChanged = lookChanged;
        NewerMigrations = newerMigrations;
        Transactions = transactions;
    }

    /// <summary>The name that the set's history is kept under.</summary>
    public string Set => History.SetName;

    /// <summary>The database as a user knows it.</summary>
    public string Database { get; }

    /// <summary>The chain head the database has now; null where the set has no history.</summary>
    public string? FromChainHead => History.ChainHead;

    /// <summary>Ids of applied migrations whose comments or white space have changed since; accepted.</summary>
    public IReadOnlyList<string> LookChanged { get; }

    /// <summary>
    /// Ids that the database has and this program does not know, all of them additive: it was used by a newer version, and this one
    /// may go on beside it. It runs nothing then, not even a repeatable.
    /// </summary>
    public IReadOnlyList<string> NewerMigrations { get; }

    /// <summary>The transactions in order, each with its steps and why the run is cut before it.</summary>
    public IReadOnlyList<PlannedTransaction> Transactions { get; }

    /// <summary>All steps in order.</summary>
    public IEnumerable<PlannedStep> Steps => Transactions.SelectMany(transaction => transaction.Steps);

    /// <summary>There is nothing to do.</summary>
    public bool IsEmpty => Transactions.Count == 0;

    /// <summary>
    /// The plan for a person, in one line and with at most eight names:
    /// <c>2 migrations to apply to SQLite database 'app.db' in 1 transaction: '0001_initial', '0002_add_email'.</c>
    /// </summary>
    public override string ToString() => PlanText.Of(this);

    internal AppliedHistory History { get; }

    internal IReadOnlyList<ValidationFinding> Findings { get; }

    internal MigrationPlan OrThrow() => Findings.Count == 0 ? this : throw ValidationFinding.ToException(Findings);
}
