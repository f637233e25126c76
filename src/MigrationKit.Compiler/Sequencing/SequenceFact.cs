namespace MigrationKit.Compiler.Sequencing;

/// <summary>A fact about the file at <see cref="Path"/>; what <see cref="Detail"/> and <see cref="Other"/> say stands at its kind.</summary>
internal sealed record SequenceFact(SequenceFactKind Kind, string Path, string Detail, string Other);
