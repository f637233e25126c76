namespace MigrationKit;

/// <summary>A back-up that is one too many and could not be deleted. It takes room, and no run is refused because of it.</summary>
/// <param name="Path">The file; the folder, where that could not be listed.</param>
/// <param name="Reason">What the system said.</param>
public sealed record BackupNotDeleted(string Path, string Reason)
{
    /// <summary>Which one, and why.</summary>
    public override string ToString() => $"the older back-up '{Path}' could not be deleted: {Reason}";
}
