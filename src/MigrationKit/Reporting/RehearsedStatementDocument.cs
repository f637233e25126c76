namespace MigrationKit;

/// <summary>A statement in the JSON document of a rehearsal.</summary>
internal sealed record RehearsedStatementDocument(string Migration, int Statement, double Milliseconds, string? File, int? Line);
