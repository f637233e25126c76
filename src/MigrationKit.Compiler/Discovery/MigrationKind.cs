namespace MigrationKit.Compiler.Discovery;

internal enum MigrationKind
{
    /// <summary>Runs once, in order.</summary>
    Versioned,

    /// <summary>Runs after the versioned ones, each time its checksum changed.</summary>
    Repeatable,
}
