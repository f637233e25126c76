namespace MigrationKit;

/// <summary>One part of a schema. <see cref="Definition"/> is what a difference is found in; a trigger's has its statements in lines of their own.</summary>
internal sealed record SchemaPart(SchemaPartKind Kind, string Table, string Name, string Definition)
{
    /// <summary>What makes it the same part: SQLite compares names without case, and a constraint without a name is its own text.</summary>
    public (SchemaPartKind Kind, string Table, string Name) Key =>
        (Kind, Table.ToUpperInvariant(), (Name.Length == 0 ? Definition : Name).ToUpperInvariant());
}
