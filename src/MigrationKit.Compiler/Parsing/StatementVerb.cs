namespace MigrationKit.Compiler.Parsing;

/// <summary>The token that says what a statement does, and what that is.</summary>
internal static class StatementVerb
{
    public static (int Verb, StatementKind Kind) Of(ScannedText text, int from, int end, SqlDialect dialect)
    {
        if (text.IsWord(from, "EXPLAIN"))
        {
            return (from, StatementKind.Other);
        }

        var verb = text.IsWord(from, "WITH") ? BehindCommonTables(text, from, end) : from;
        if (dialect == SqlDialect.PostgreSql && text.IsSymbol(from, '('))
        {
            return (verb, StatementKind.Select);
        }

        if (text.Tokens[verb].Kind != TokenKind.Word || text.Tokens[verb].Length > "SAVEPOINT".Length)
        {
            return (verb, StatementKind.Other);
        }

        var word = text.TextOf(text.Tokens[verb]).ToUpperInvariant();
        var kind = Common(word);
        return (verb, Refine(text, verb, end, kind == StatementKind.Other && dialect == SqlDialect.PostgreSql ? PostgreSqlOnly(word) : kind));
    }

    // Not a dictionary: one whose values are an enumeration is code that is compiled while a build waits.
    private static StatementKind Common(string word) => word switch
    {
        "BEGIN" => StatementKind.Begin,
        "COMMIT" or "END" => StatementKind.Commit,
        "ROLLBACK" => StatementKind.Rollback,
        "SAVEPOINT" => StatementKind.Savepoint,
        "RELEASE" => StatementKind.Release,
        "PRAGMA" => StatementKind.Pragma,
        "VACUUM" => StatementKind.Vacuum,
        "ATTACH" => StatementKind.Attach,
        "DETACH" => StatementKind.Detach,
        "CREATE" => StatementKind.Create,
        "ALTER" => StatementKind.Alter,
        "DROP" => StatementKind.Drop,
        "INSERT" or "REPLACE" => StatementKind.Insert,
        "UPDATE" => StatementKind.Update,
        "DELETE" => StatementKind.Delete,
        "SELECT" or "VALUES" => StatementKind.Select,
        _ => StatementKind.Other,
    };

    private static StatementKind PostgreSqlOnly(string word) => word switch
    {
        "START" => StatementKind.Begin,
        "ABORT" => StatementKind.Rollback,
        "MERGE" => StatementKind.Update,
        "TRUNCATE" => StatementKind.Delete,
        "TABLE" => StatementKind.Select,
        _ => StatementKind.Other,
    };

    /// <summary>The first token behind EXPLAIN or EXPLAIN QUERY PLAN; where there is none, the statement's own first.</summary>
    public static int SkipExplain(ScannedText text, int from, int end)
    {
        if (!text.IsWord(from, "EXPLAIN"))
        {
            return from;
        }

        return from + 2 < end && text.IsWord(from + 1, "QUERY") && text.IsWord(from + 2, "PLAN") ? from + 3 : from + 1;
    }

    private static StatementKind Refine(ScannedText text, int verb, int end, StatementKind kind)
    {
        if (kind == StatementKind.Rollback)
        {
            for (var at = verb + 1; at < end && at <= verb + 2; at++)
            {
                // Back to a savepoint: the transaction goes on.
                if (text.IsWord(at, "TO"))
                {
                    return StatementKind.Savepoint;
                }
            }
        }

        // PostgreSQL's two-phase commands are about a transaction of another session.
        return kind is StatementKind.Rollback or StatementKind.Commit && verb + 1 < end && text.IsWord(verb + 1, "PREPARED")
            ? StatementKind.Other
            : kind;
    }

    /// <summary>The verb follows a ')' outside all brackets: a table of the WITH may itself be named replace.</summary>
    private static int BehindCommonTables(ScannedText text, int from, int end)
    {
        var depth = 0;
        var sawTable = false;
        for (var at = from + 1; at < end; at++)
        {
            if (text.IsSymbol(at, '('))
            {
                depth++;
            }
            else if (text.IsSymbol(at, ')'))
            {
                depth--;
                sawTable = true;
            }
            else if (text.IsSymbol(at, ','))
            {
                sawTable &= depth != 0;
            }
            else if (depth == 0 && sawTable && IsDataVerb(text, at))
            {
                return at;
            }
        }

        return from;
    }

    private static bool IsDataVerb(ScannedText text, int at)
        => text.IsWord(at, "SELECT") || text.IsWord(at, "INSERT") || text.IsWord(at, "UPDATE") || text.IsWord(at, "DELETE")
            || text.IsWord(at, "REPLACE") || text.IsWord(at, "VALUES") || text.IsWord(at, "MERGE");
}
