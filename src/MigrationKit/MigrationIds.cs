namespace MigrationKit;

/// <summary>
/// Hands out the ids of a set, in order, as UTF-8: one a line, escaped as in the manifest (docs/formats.md). Written by the generator,
/// so that listing a set touches none of its chunks.
/// </summary>
public delegate ReadOnlySpan<byte> MigrationIds();
