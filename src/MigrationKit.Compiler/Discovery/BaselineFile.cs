namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// 'baseline.sql' in the set's own folder: the schema that was there before the first migration. A replay begins with it; it is no migration and is
/// never applied to a database.
/// </summary>
internal static class BaselineFile
{
    public const string FileName = "baseline.sql";

    /// <summary>Stands in a snapshot where a migration's id does. No migration has it: an id has a version or an 'R', or a folder in front.</summary>
    public static MigrationFileName Name { get; } = new("baseline", null, "baseline", ScriptDirection.Up, MigrationKind.Versioned, "");

    /// <param name="path">Relative to the set's folder, with '/'.</param>
    public static bool Is(string path) => string.Equals(path, FileName, StringComparison.OrdinalIgnoreCase);
}
