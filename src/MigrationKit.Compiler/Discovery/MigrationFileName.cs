namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// What a path says: <see cref="Id"/> is the file stem without direction ('0001_add_email'), <see cref="Version"/> its number
/// (null for a repeatable), <see cref="Description"/> the rest ('add_email'), <see cref="Style"/> the name of the style that read it.
/// </summary>
internal sealed record MigrationFileName(
    string Id,
    MigrationVersion? Version,
    string Description,
    ScriptDirection Direction,
    MigrationKind Kind,
    string Style);
