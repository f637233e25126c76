namespace MigrationKit.Compiler.Parsing;

/// <summary>Statements that the engine refuses, or ignores, inside a transaction.</summary>
internal static class OutsideStatement
{
    private static readonly string[] Pragmas = ["journal_mode", "synchronous"];

    private static readonly string[] Reindexed = ["SCHEMA", "DATABASE", "SYSTEM"];

    private static readonly string[][] PostgreSql =
    [
        ["CREATE", "INDEX", "CONCURRENTLY"],
        ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY"],
        ["DROP", "INDEX", "CONCURRENTLY"],
        ["CREATE", "DATABASE"],
        ["DROP", "DATABASE"],
        ["CREATE", "TABLESPACE"],
        ["DROP", "TABLESPACE"],
        ["CREATE", "SUBSCRIPTION"],
        ["DROP", "SUBSCRIPTION"],
        ["ALTER", "SYSTEM"],
        ["VACUUM"],
        ["DISCARD", "ALL"],
        ["PREPARE", "TRANSACTION"],
        ["COMMIT", "PREPARED"],
        ["ROLLBACK", "PREPARED"],
    ];

    /// <summary>What makes the statement one ('VACUUM', 'PRAGMA journal_mode'), or null.</summary>
    public static string? Reason(ScannedText text, StatementTokens statement, SqlDialect dialect)
        => dialect == SqlDialect.PostgreSql ? PostgreSqlReason(text, statement) : SqliteReason(text, statement);

    /// <summary>PostgreSQL lets nobody use a new value of an enumeration before the transaction that added it has ended.</summary>
    public static bool AddsEnumValue(ScannedText text, StatementTokens statement)
        => Begins(text, statement, ["ALTER", "TYPE"]) && Has(text, statement, "ADD") && Has(text, statement, "VALUE");

    private static string? SqliteReason(ScannedText text, StatementTokens statement)
    {
        switch (statement.Kind)
        {
            case StatementKind.Vacuum:
                return "VACUUM";
            case StatementKind.Attach:
                return "ATTACH";
            case StatementKind.Detach:
                return "DETACH";
            case StatementKind.Pragma:
                var pragma = Pragma.Of(text, statement);
                return pragma.Name == "wal_checkpoint" || (pragma.Value is not null && Pragmas.Contains(pragma.Name))
                    ? "PRAGMA " + pragma.Name
                    : null;
            default:
                return null;
        }
    }

    private static string? PostgreSqlReason(ScannedText text, StatementTokens statement)
    {
        foreach (var words in PostgreSql)
        {
            if (Begins(text, statement, words))
            {
                return string.Join(" ", words);
            }
        }

        return Begins(text, statement, ["REINDEX"]) ? ReindexReason(text, statement)
            : Begins(text, statement, ["ALTER", "TABLE"]) && Has(text, statement, "DETACH") && Has(text, statement, "CONCURRENTLY")
                ? "DETACH PARTITION CONCURRENTLY"
                : null;
    }

    /// <summary>Of more than one table, or beside other sessions; options may stand in brackets before what is reindexed.</summary>
    private static string? ReindexReason(ScannedText text, StatementTokens statement)
    {
        var at = statement.First + 1;
        if (at < statement.End && text.IsSymbol(at, '('))
        {
            while (at < statement.End && !text.IsSymbol(at++, ')'))
            {
            }
        }

        return Has(text, statement, "CONCURRENTLY") ? "REINDEX CONCURRENTLY"
            : Array.Find(Reindexed, word => at < statement.End && text.IsWord(at, word)) is { } many ? "REINDEX " + many
            : null;
    }

    private static bool Begins(ScannedText text, StatementTokens statement, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (statement.First + i >= statement.End || !text.IsWord(statement.First + i, words[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(ScannedText text, StatementTokens statement, string word)
    {
        for (var at = statement.First; at < statement.End; at++)
        {
            if (text.IsWord(at, word))
            {
                return true;
            }
        }

        return false;
    }
}
