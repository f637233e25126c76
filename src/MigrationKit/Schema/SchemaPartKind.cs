namespace MigrationKit;

/// <summary>What a part of a schema is.</summary>
public enum SchemaPartKind
{
    /// <summary>A table, also a virtual one.</summary>
    Table,

    /// <summary>A view.</summary>
    View,

    /// <summary>A column of a table.</summary>
    Column,

    /// <summary>A constraint of a table as a whole.</summary>
    Constraint,

    /// <summary>An option of a table, such as WITHOUT ROWID.</summary>
    Option,

    /// <summary>An index.</summary>
    Index,

    /// <summary>A trigger.</summary>
    Trigger,
}
