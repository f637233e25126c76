namespace MigrationKit.Sqlite.Running;

/// <summary>A statement (its bytes in the script) or a step between two of them.</summary>
internal sealed record ScriptUnit(ScriptUnitKind Kind, int Start, int End, MigrationDirective? Step = null);
