namespace MigrationKit.Compiler.Sequencing;

/// <summary>What the replay found a migration to do: 'additive', 'breaking', 'destructive' or 'unknown'. Strings only.</summary>
internal sealed record SnapshotImpact(string Id, string Impact);
