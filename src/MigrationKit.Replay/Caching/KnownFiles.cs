namespace MigrationKit.Replay.Caching;

/// <summary>
/// What an earlier replay read out of lock files, and of scripts that had shipped: as long as a listing shows them unchanged (path, length,
/// time of last write) they are neither read nor parsed. A file that is torn, or of another build of this program, is as good as none.
/// </summary>
internal sealed class KnownFiles
{
    /// <summary>A file that was written this short a time ago may be written again under the same time.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, KnownFile> _byPath;

    private KnownFiles(Dictionary<string, KnownFile> byPath) => _byPath = byPath;

    public static KnownFiles None { get; } = new(new(StringComparer.Ordinal));

    /// <summary>Where it is kept, beside the database behind the locked migrations.</summary>
    public static string FileOf(string cache) => cache + ".files";

    /// <summary>What was kept; nothing where that is not one of ours, whole.</summary>
    public static KnownFiles Load(string file)
    {
        try
        {
            return File.Exists(file) ? new KnownFiles(KnownFileFormat.Read(File.ReadAllBytes(file))) : None;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return None;
        }
    }

    /// <summary>What there is to know of a file; null where it has to be read.</summary>
    public KnownFile? Find(FileStamp stamp) => _byPath.TryGetValue(stamp.Path, out var known) && known.Stamp == stamp ? known : null;

    /// <summary>The bytes to keep for the next replay; null where they are what is kept already.</summary>
    /// <param name="files">Lock files and locked scripts, with the stamps of before they were read.</param>
    /// <param name="now">By the clock that the stamps are of.</param>
    public byte[]? ToKeep(IReadOnlyList<KnownFile> files, DateTimeOffset now)
    {
        var settled = now.UtcTicks - Settling.Ticks;
        var known = files.Where(one => one.Stamp.Modified != FileStamp.Unsteady && one.Stamp.Modified < settled && one.IsAllThereIs()).ToList();
        return known.Count == _byPath.Count && known.TrueForAll(one => Find(one.Stamp) is not null) ? null : KnownFileFormat.Write(known);
    }
}
