namespace MigrationKit;

/// <summary>What a run is doing.</summary>
public enum MigrationPhase
{
    /// <summary>Waiting for the lock.</summary>
    Locking,

    /// <summary>Running a migration's script.</summary>
    Running,

    /// <summary>A migration's script has ended; it is not committed yet.</summary>
    Done,

    /// <summary>Committing.</summary>
    Committing,

    /// <summary>Taking and verifying the back-up; the lock is held.</summary>
    BackingUp,

    /// <summary>Checking what is about to be committed.</summary>
    Checking,
}
