namespace MigrationKit.Compiler.Sequencing;

/// <summary>What a set's schema.snapshot says. <see cref="Lines"/> are those that state the schema, without origins. Strings and equatable arrays only.</summary>
internal sealed record SchemaSnapshot(EquatableArray<string> Lines, EquatableArray<SnapshotTable> Tables, EquatableArray<SnapshotImpact> Impacts)
{
    public const string FileName = "schema.snapshot";
}
