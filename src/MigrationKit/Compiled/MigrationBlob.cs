namespace MigrationKit;

/// <summary>
/// Hands out the compiled bytes of a set, chunk by chunk. Written by the generator; the formats are in docs/formats.md.
/// </summary>
/// <param name="chunk">The chunk, from 0; each holds 64 migrations by ordinal.</param>
/// <param name="part">Which bytes of the chunk are asked for.</param>
public delegate ReadOnlySpan<byte> MigrationBlob(int chunk, MigrationBlobPart part);
