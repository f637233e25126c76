namespace MigrationKit.Compiler.Sequencing;

/// <summary>A table, virtual table or view, as <see cref="Kind"/> says. Only a table's columns are known without an engine. Strings and equatable arrays only.</summary>
internal sealed record SnapshotTable(string Kind, string Name, string BroughtBy, EquatableArray<SnapshotColumn> Columns);
