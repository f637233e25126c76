namespace MigrationKit;

/// <summary>How far a run over many databases has come.</summary>
/// <param name="Done">Databases that are done with, whatever came of them.</param>
/// <param name="Failed">How many of these have failed.</param>
public readonly record struct MigrateAllProgress(int Done, int Failed);
