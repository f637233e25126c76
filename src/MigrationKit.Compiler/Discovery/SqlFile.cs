namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// A file of a set as it was found. <see cref="Path"/> is relative to the set's folder, with '/'.
/// <see cref="Text"/> is normalised (no BOM, every line end '\n'), see <see cref="NormalisedText"/>: the one text that is
/// hashed, compiled and executed, so that one checksum never stands for two effects.
/// Cached by the generator: strings and flags only.
/// </summary>
internal sealed record SqlFile(string Path, string Text, bool IsValidUtf8 = true);
