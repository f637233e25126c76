using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Observing;

/// <summary>What the engine's own checks complain about, as lines to compare.</summary>
internal static class Complaints
{
    /// <summary>Whether a script can leave a complaint behind: under foreign keys that stay on the engine itself refuses most.</summary>
    public static bool AreWorthAsking(SqlFile file, SqlScript script) =>
        script.Transaction.ForeignKeysOff
        || script.Transaction.Behaviour == TransactionBehaviour.Outside
        || script.Statements.Any(statement => statement.Kind == StatementKind.Drop
            || (statement.Kind is StatementKind.Alter or StatementKind.Pragma && IsOfContent(file.Text.AsSpan(statement.Span.Start, statement.Span.Length))));

    public static List<string> Of(ScratchDatabase database)
    {
        var found = new List<string>();
        try
        {
            found.AddRange(database.Query("SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check() GROUP BY 1, 2 ORDER BY 1, 2")
                .Select(row => $"rows of '{row[0]}' refer to rows of '{row[1]}' that do not exist (foreign_key_check)"));
        }
        catch (EngineException mismatch) when (mismatch.Error.Message.StartsWith("foreign key mismatch", StringComparison.Ordinal))
        {
            found.Add(mismatch.Error.Message + " (foreign_key_check)");
        }

        found.AddRange(database.Query("PRAGMA integrity_check(5)").Select(row => row[0]!).Where(line => line != "ok").Select(line => line + " (integrity_check)"));
        return found;
    }

    private static bool IsOfContent(ReadOnlySpan<char> statement) =>
        statement.Contains("CHECK", StringComparison.OrdinalIgnoreCase) || statement.Contains("writable_schema", StringComparison.OrdinalIgnoreCase);
}
