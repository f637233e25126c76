namespace MigrationKit;

/// <summary>
/// Hands out the ids of a set, in order and as one string: before each id a character whose number is the id's length in characters
/// (docs/formats.md). Written by the generator, so that listing a set touches none of its chunks and decodes nothing.
/// </summary>
public delegate string MigrationIds();
