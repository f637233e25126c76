namespace MigrationKit;

/// <summary>What a set hands out as bytes.</summary>
public enum MigrationBlobPart
{
    /// <summary>One line a migration: id, version, checksums, where its scripts are.</summary>
    Manifest,

    /// <summary>The scripts' SQL, one behind the other, as UTF-8.</summary>
    Scripts,

    /// <summary>The lines that state the schema after the last migration, as UTF-8; of chunk 0, and only where the set has a schema fingerprint.</summary>
    Schema,
}
