namespace MigrationKit.Tool.Folders;

/// <summary>What a folder makes. <see cref="Lines"/> state the schema; <see cref="Snapshot"/> is the text of schema.snapshot; <see cref="Engine"/> as 'SQLite 3.35.5'.</summary>
internal sealed record SchemaText(string Engine, IReadOnlyList<string> Lines, string Snapshot);
