namespace MigrationKit;

/// <summary>What a migration does to programs and data that rely on the schema before it.</summary>
public enum MigrationImpact
{
    /// <summary>Not determined: the build did not replay the migration.</summary>
    Unknown,

    /// <summary>Only adds: an older program goes on working.</summary>
    Additive,

    /// <summary>Drops, renames or tightens: an older program can fail.</summary>
    Breaking,

    /// <summary>Data goes.</summary>
    Destructive,
}
