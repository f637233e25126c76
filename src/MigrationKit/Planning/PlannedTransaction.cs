namespace MigrationKit;

/// <summary>Steps that are committed together.</summary>
public sealed class PlannedTransaction
{
    internal PlannedTransaction(bool transactional, bool foreignKeysOff, string? reason, IReadOnlyList<PlannedStep> steps)
    {
        Transactional = transactional;
        ForeignKeysOff = foreignKeysOff;
        Reason = reason;
        Steps = steps;
    }

    /// <summary>One transaction; otherwise one script that runs statement by statement and can be resumed.</summary>
    public bool Transactional { get; }

    /// <summary>Foreign keys are off in it and checked at its end.</summary>
    public bool ForeignKeysOff { get; }

    /// <summary>Why it stands alone or begins here, for showing it; null where nothing is special.</summary>
    public string? Reason { get; }

    /// <summary>The steps in order.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; }

    /// <summary>The migrations, at most eight by name, and what holds them together: <c>'0003_vacuum' (it runs outside a transaction: VACUUM)</c>.</summary>
    public override string ToString() =>
        NamedMigrations.Of([.. Steps.Select(step => step.Migration.Id)]) + (Reason is null ? "" : $" ({Reason})");

    // What a session has to be like is all that must be known before the lock is taken.
    internal bool NeedsTheSameAs(PlannedTransaction other) =>
        Transactional == other.Transactional && ForeignKeysOff == other.ForeignKeysOff;
}
