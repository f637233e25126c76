namespace MigrationKit;

/// <summary>The two blobs of a chunk.</summary>
public enum MigrationBlobPart
{
    /// <summary>One line a migration: id, version, checksums, where its scripts are.</summary>
    Manifest,

    /// <summary>The scripts' SQL, one behind the other, as UTF-8.</summary>
    Scripts,
}
