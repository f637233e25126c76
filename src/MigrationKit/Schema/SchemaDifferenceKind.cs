namespace MigrationKit;

/// <summary>How a schema differs from the expected one.</summary>
public enum SchemaDifferenceKind
{
    /// <summary>It has a part that is not expected.</summary>
    Added,

    /// <summary>It lacks a part.</summary>
    Removed,

    /// <summary>It has the part, but not as expected.</summary>
    Changed,
}
