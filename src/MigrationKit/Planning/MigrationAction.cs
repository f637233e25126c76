namespace MigrationKit;

/// <summary>What is done with a migration in a run.</summary>
public enum MigrationAction
{
    /// <summary>Its script runs from the start.</summary>
    Run,

    /// <summary>Its script, outside a transaction and interrupted before, goes on where it stopped.</summary>
    Resume,

    /// <summary>Only the history changes: a baseline, or a migration that is not for this environment.</summary>
    RecordOnly,
}
