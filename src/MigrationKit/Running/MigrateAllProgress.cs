namespace MigrationKit;

/// <summary>How far a run over many databases has come.</summary>
/// <param name="Done">Databases that are done with, whatever came of them.</param>
/// <param name="Failed">How many of these have failed.</param>
public readonly record struct MigrateAllProgress(int Done, int Failed)
{
    /// <summary>The progress for a person: <c>12 databases done, 1 of them failed</c>.</summary>
    public override string ToString() => $"{Number.Of(Done, "database")} done" + (Failed == 0 ? "" : FormattableString.Invariant($", {Failed} of them failed"));
}
