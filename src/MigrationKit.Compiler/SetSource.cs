using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler;

/// <summary>
/// A set as a host found it. <paramref name="Folder"/> is the folder as the user knows it ('Migrations'); the files' paths are
/// relative to it. <paramref name="IsContinuousIntegration"/>: what is not locked is about to ship.
/// </summary>
internal sealed record SetSource(
    string Folder,
    EquatableArray<SqlFile> Scripts,
    SqlFile? Journal,
    EquatableArray<SqlFile> LockFiles,
    SqlDialect Dialect,
    bool IsContinuousIntegration)
{
    /// <summary>The oldest SQLite that the scripts have to run on ('3.35.5'); empty where nobody said.</summary>
    public string MinimumSqlite { get; init; } = "";

    /// <summary>What the folder's schema.snapshot says; null without one.</summary>
    public SchemaSnapshot? Snapshot { get; init; }
}
