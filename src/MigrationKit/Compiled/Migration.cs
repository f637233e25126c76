namespace MigrationKit;

/// <summary>One migration as compiled.</summary>
public sealed class Migration
{
    private ManifestFacts? _facts;

    internal Migration(MigrationSet set, int ordinal, string id)
    {
        Set = set;
        Ordinal = ordinal;
        Id = id;
    }

    /// <summary>The set it belongs to.</summary>
    public MigrationSet Set { get; }

    /// <summary>Its place in the set, from 1.</summary>
    public int Ordinal { get; }

    /// <summary>The file stem without direction: <c>0003_add_email</c>.</summary>
    public string Id { get; }

    /// <summary>How often it runs.</summary>
    public MigrationKind Kind => Facts.Kind;

    /// <summary>Its number as text, without leading zeros (<c>3</c>, <c>1.2</c>); null for a repeatable.</summary>
    public string? Version => Facts.Version;

    /// <summary>SHA-256 of the up script, lower-case hex, see docs/formats.md.</summary>
    public string Checksum => Facts.Checksum;

    /// <summary>SHA-256 of the up script's tokens: comments and white space do not count.</summary>
    public string Fingerprint => Facts.Fingerprint;

    /// <summary>What it does to older programs and to data.</summary>
    public MigrationImpact Impact => Facts.Impact;

    /// <summary>The script that applies it.</summary>
    public MigrationScript Up => Facts.Up;

    /// <summary>The script that takes it back, or null.</summary>
    public MigrationScript? Down => Facts.Down;

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    // Decoded when first asked for: a list of a thousand ids needs none of it.
    internal ManifestFacts Facts
    {
        get => _facts ?? Set.ReadFacts(this);
        set => _facts = value;
    }
}
