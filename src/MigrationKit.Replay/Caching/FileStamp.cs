namespace MigrationKit.Replay.Caching;

/// <summary>
/// A file as the listing of its folder shows it. <see cref="Path"/> is relative to the set's folder, with '/'; <see cref="Modified"/> is in
/// ticks of UTC, and <see cref="Unsteady"/> where it does not tell when the content changed.
/// </summary>
internal sealed record FileStamp(string Path, long Length, long Modified)
{
    /// <summary>Of a link: what it leads to changes without it.</summary>
    public const long Unsteady = 0;
}
