namespace MigrationKit.Compiler.Sequencing;

/// <summary>A line of a lock file: one shipped migration.</summary>
internal sealed record LockEntry(string Id, string Checksum, string Fingerprint, int Line)
{
    /// <summary>An <see cref="ImpactWord"/>; version 1 of the format has none.</summary>
    public string Impact { get; init; } = ImpactWord.Unknown;
}
