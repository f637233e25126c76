namespace MigrationKit;

/// <summary>How a migration stands in a database.</summary>
public enum MigrationState
{
    /// <summary>Applied, and the same since.</summary>
    Applied,

    /// <summary>To be run: not applied yet, or a repeatable that has changed.</summary>
    Pending,

    /// <summary>A script outside a transaction that was interrupted; the next run goes on with it.</summary>
    Interrupted,

    /// <summary>Applied with other SQL than the program has: runs are refused.</summary>
    Changed,

    /// <summary>Applied; only comments or white space have changed since. Accepted.</summary>
    LookChanged,

    /// <summary>Applied, and not in this program's set.</summary>
    Unknown,
}
