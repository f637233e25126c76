namespace MigrationKit.Providers;

/// <summary>What there is after a run.</summary>
/// <param name="Size">Bytes of the database; null where the engine does not say.</param>
public sealed record FinishedRun(long? Size);
