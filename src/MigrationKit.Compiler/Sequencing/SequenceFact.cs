namespace MigrationKit.Compiler.Sequencing;

/// <summary>A fact about the file at <see cref="Path"/>; <see cref="Other"/> names the counterpart (a path, an id, the missing number).</summary>
internal sealed record SequenceFact(SequenceFactKind Kind, string Path, string Detail, string Other);
