namespace MigrationKit;

/// <summary>What a line of the manifest says beyond the id.</summary>
internal sealed record ManifestFacts(
    MigrationKind Kind, string? Version, string Checksum, string Fingerprint, MigrationImpact Impact, MigrationScript Up, MigrationScript? Down);
