namespace MigrationKit;

/// <summary>How long a statement took in a rehearsal.</summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="Statement">Which of the statements and steps that it runs, from 1.</param>
/// <param name="Duration">How long.</param>
public sealed record RehearsedStatement(string MigrationId, int Statement, TimeSpan Duration);
