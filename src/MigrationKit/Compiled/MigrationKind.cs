namespace MigrationKit;

/// <summary>How often a migration runs.</summary>
public enum MigrationKind
{
    /// <summary>Once, in order.</summary>
    Versioned,

    /// <summary>After the versioned ones, each time its SQL has changed.</summary>
    Repeatable,
}
