namespace MigrationKit.Compiler.Sequencing;

/// <summary>A column. <see cref="IsQuoted"/>: SQL takes its name in quotes only. <see cref="Type"/> is as declared and may be empty; <see cref="ChangedBy"/> is empty unless a later migration changed it. Strings and flags only.</summary>
internal sealed record SnapshotColumn(string Name, bool IsQuoted, string Type, string Definition, string BroughtBy, string ChangedBy);
