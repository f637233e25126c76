namespace MigrationKit.Compiler.Parsing;

/// <summary>The table that a SQLite statement is about, as <see cref="SqlName"/> writes it; null where it is about none.</summary>
internal static class StatementTarget
{
    /// <summary>What DROP TABLE, DELETE, UPDATE, INSERT and REPLACE work on.</summary>
    public static string? Changed(ScannedText text, StatementTokens statement)
    {
        var at = statement.Verb + 1;
        switch (statement.Kind)
        {
            case StatementKind.Drop when Is(text, statement, at, "TABLE"):
                at += Is(text, statement, at + 1, "IF") ? 3 : 1;
                break;
            case StatementKind.Delete or StatementKind.Insert:
                while (at < statement.End && !text.IsWord(at, "FROM") && !text.IsWord(at, "INTO"))
                {
                    at++;
                }

                at++;
                break;
            case StatementKind.Update:
                at += Is(text, statement, at, "OR") ? 2 : 0;
                break;
            default:
                return null;
        }

        return SqlName.At(text, at, statement.End);
    }

    /// <summary>The table that CREATE INDEX is on.</summary>
    public static string? Indexed(ScannedText text, StatementTokens statement)
    {
        var at = statement.Verb + 1;
        if (statement.Kind != StatementKind.Create || !Is(text, statement, Is(text, statement, at, "UNIQUE") ? at + 1 : at, "INDEX"))
        {
            return null;
        }

        while (at < statement.End && !text.IsWord(at, "ON"))
        {
            at++;
        }

        return SqlName.At(text, at + 1, statement.End);
    }

    /// <summary>The table that CREATE TABLE makes.</summary>
    /// <param name="text">The script.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="orFound">Also with IF NOT EXISTS, which may find an old one.</param>
    public static string? Created(ScannedText text, StatementTokens statement, bool orFound = false)
    {
        var at = statement.Verb + 1;
        at += Is(text, statement, at, "TEMP") || Is(text, statement, at, "TEMPORARY") ? 1 : 0;
        if (statement.Kind != StatementKind.Create || !Is(text, statement, at, "TABLE"))
        {
            return null;
        }

        var isMade = !Is(text, statement, at + 1, "IF");
        return isMade || orFound ? SqlName.At(text, isMade ? at + 1 : at + 4, statement.End) : null;
    }

    /// <summary>The new name in ALTER TABLE … RENAME TO.</summary>
    public static string? RenamedTo(ScannedText text, StatementTokens statement)
    {
        if (statement.Kind != StatementKind.Alter)
        {
            return null;
        }

        for (var at = statement.Verb + 2; at + 2 < statement.End && at <= statement.Verb + 5; at++)
        {
            if (text.IsWord(at, "RENAME") && text.IsWord(at + 1, "TO"))
            {
                return SqlName.Of(text, text.Tokens[at + 2]);
            }
        }

        return null;
    }

    private static bool Is(ScannedText text, StatementTokens statement, int at, string word)
        => at < statement.End && text.IsWord(at, word);
}
