namespace MigrationKit.Providers;

/// <summary>What preparing a run came to.</summary>
/// <param name="Size">Bytes of the database; null where the engine does not say.</param>
/// <param name="BackupPath">The back-up; null where none was asked for, or there was nothing to back up (in memory, or empty).</param>
/// <param name="BackupDuration">How long taking and verifying it took.</param>
public sealed record PreparedRun(long? Size, string? BackupPath, TimeSpan BackupDuration)
{
    /// <summary>Older back-ups that are too many now and could not be deleted; null for none.</summary>
    public IReadOnlyList<BackupNotDeleted>? BackupsNotDeleted { get; init; }
}
