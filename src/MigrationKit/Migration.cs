namespace MigrationKit;

/// <summary>One migration as compiled.</summary>
public sealed class Migration
{
    internal Migration(
        MigrationSet set, int ordinal, string id, MigrationKind kind, string? version,
        string checksum, string fingerprint, MigrationImpact impact, MigrationScript up, MigrationScript? down)
    {
        Set = set;
        Ordinal = ordinal;
        Id = id;
        Kind = kind;
        Version = version;
        Checksum = checksum;
        Fingerprint = fingerprint;
        Impact = impact;
        Up = up;
        Down = down;
    }

    /// <summary>The set it belongs to.</summary>
    public MigrationSet Set { get; }

    /// <summary>Its place in the set, from 1.</summary>
    public int Ordinal { get; }

    /// <summary>The file stem without direction: <c>0003_add_email</c>.</summary>
    public string Id { get; }

    /// <summary>How often it runs.</summary>
    public MigrationKind Kind { get; }

    /// <summary>Its number as text, without leading zeros (<c>3</c>, <c>1.2</c>); null for a repeatable.</summary>
    public string? Version { get; }

    /// <summary>SHA-256 of the up script, lower-case hex, see docs/formats.md.</summary>
    public string Checksum { get; }

    /// <summary>SHA-256 of the up script's tokens: comments and white space do not count.</summary>
    public string Fingerprint { get; }

    /// <summary>What it does to older programs and to data.</summary>
    public MigrationImpact Impact { get; }

    /// <summary>The script that applies it.</summary>
    public MigrationScript Up { get; }

    /// <summary>The script that takes it back, or null.</summary>
    public MigrationScript? Down { get; }

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
