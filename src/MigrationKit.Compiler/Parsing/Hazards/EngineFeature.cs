namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>Something that SQLite has had since a version, as 'major.minor.patch'. What every engine in use knows is not listed.</summary>
internal readonly record struct EngineFeature(string Name, string Since)
{
    private static readonly Dictionary<string, string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iif"] = "3.32.0",
        ["unixepoch"] = "3.38.0",
        ["format"] = "3.38.0",
        ["unhex"] = "3.41.0",
        ["timediff"] = "3.43.0",
        ["octet_length"] = "3.43.0",
        ["concat"] = "3.44.0",
        ["concat_ws"] = "3.44.0",
        ["string_agg"] = "3.44.0",
        ["jsonb"] = "3.45.0",
        ["jsonb_array"] = "3.45.0",
        ["jsonb_object"] = "3.45.0",
        ["jsonb_extract"] = "3.45.0",
        ["jsonb_insert"] = "3.45.0",
        ["jsonb_replace"] = "3.45.0",
        ["jsonb_set"] = "3.45.0",
        ["jsonb_remove"] = "3.45.0",
        ["jsonb_patch"] = "3.45.0",
        ["jsonb_group_array"] = "3.45.0",
        ["jsonb_group_object"] = "3.45.0",
        ["json_pretty"] = "3.46.0",
        ["if"] = "3.48.0",
        ["unistr"] = "3.50.0",
        ["jsonb_each"] = "3.51.0",
        ["jsonb_tree"] = "3.51.0",
    };

    /// <param name="text">The text.</param>
    /// <param name="statement">Where the token stands.</param>
    /// <param name="at">The token.</param>
    /// <param name="depth">The brackets around it.</param>
    public static EngineFeature? At(ScannedText text, StatementTokens statement, int at, int depth)
    {
        var token = text.Tokens[at];
        return token.Kind switch
        {
            TokenKind.Symbol when token.Length > 1 && text.Text[token.Start] == '-' => new EngineFeature(text.TextOf(token), "3.38.0"),
            TokenKind.Number when text.Text.IndexOf('_', token.Start, token.Length) > 0 => new EngineFeature("digits with _", "3.46.0"),
            TokenKind.Word when at + 1 < statement.End && text.IsSymbol(at + 1, '(') => Function(text, statement, at),
            TokenKind.Word => Keyword(text, statement, at, depth),
            _ => null,
        };
    }

    private static EngineFeature? Function(ScannedText text, StatementTokens statement, int at)
    {
        if (at == statement.Verb + 2 && statement.Kind == StatementKind.Create)
        {
            return null;
        }

        var token = text.Tokens[at];
        if ((text.Text[token.Start] | 0x20) is not ('i' or 'u' or 'f' or 't' or 'o' or 'c' or 's' or 'j' or 'r') || token.Length > 18)
        {
            return null;
        }

        var name = text.TextOf(token).ToLowerInvariant();
        return FunctionCall.OfArguments(text, statement, at, name)
            ?? (Functions.TryGetValue(name, out var since) && !IsTarget(text, statement, at) ? new EngineFeature(name + "()", since) : null);
    }

    /// <summary>'INSERT INTO format(…)' and 'REFERENCES format(…)' name a table.</summary>
    private static bool IsTarget(ScannedText text, StatementTokens statement, int at) =>
        at > statement.First
        && (text.IsWord(at - 1, "INTO") || text.IsWord(at - 1, "REFERENCES") || text.IsWord(at - 1, "ON") || text.IsWord(at - 1, "EXISTS")
            || text.IsWord(at - 1, "TABLE") || text.IsSymbol(at - 1, '.'));

    private static EngineFeature? Keyword(ScannedText text, StatementTokens statement, int at, int depth)
    {
        switch (text.Text[text.Tokens[at].Start] | 0x20)
        {
            case 's' when depth == 0 && at > statement.First + 2 && statement.Kind == StatementKind.Create && text.IsWord(at, "STRICT")
                && (text.IsSymbol(at - 1, ')') || text.IsSymbol(at - 1, ',') || text.IsWord(at - 1, "ROWID")):
                return new EngineFeature("STRICT", "3.37.0");
            case 'r' when text.IsWord(at, "RETURNING") && statement.Kind is StatementKind.Insert or StatementKind.Update or StatementKind.Delete:
                return new EngineFeature("RETURNING", "3.35.0");
            case 'g' when text.IsWord(at, "GENERATED") && Next(text, statement, at, "ALWAYS"):
                return new EngineFeature("generated columns", "3.31.0");
            case 'm' when text.IsWord(at, "MATERIALIZED") && at > statement.First && (text.IsWord(at - 1, "AS") || text.IsWord(at - 1, "NOT")):
                return new EngineFeature("MATERIALIZED", "3.35.0");
            case 'f' or 'r' when (text.IsWord(at, "RIGHT") || text.IsWord(at, "FULL")) && (Next(text, statement, at, "JOIN") || Next(text, statement, at, "OUTER")):
                return new EngineFeature("RIGHT and FULL JOIN", "3.39.0");
            case 'o' when text.IsWord(at, "ON") && Next(text, statement, at, "CONFLICT") && at + 2 < statement.End:
                return Upsert(text, statement, at);
            case 'i' when text.IsWord(at, "INTO") && statement.Kind == StatementKind.Vacuum:
                return new EngineFeature("VACUUM INTO", "3.27.0");
            case 'f' when statement.Kind == StatementKind.Update && text.IsWord(at, "FROM") && depth == 0:
                return new EngineFeature("UPDATE … FROM", "3.33.0");
            case 'd' when at > statement.First && text.IsWord(at, "DISTINCT") && Next(text, statement, at, "FROM") && (text.IsWord(at - 1, "IS") || text.IsWord(at - 1, "NOT")):
                return new EngineFeature("IS DISTINCT FROM", "3.39.0");
            case 'd' when statement.Kind == StatementKind.Alter && text.IsWord(at, "DROP"):
                return AlterDrop(text, statement, at);
            case 'a' when statement.Kind == StatementKind.Alter && text.IsWord(at, "ALTER") && at > statement.Verb:
                return new EngineFeature("ALTER COLUMN", "3.53.0");
            case 'a' when statement.Kind == StatementKind.Alter && text.IsWord(at, "ADD") && (Next(text, statement, at, "CHECK") || Next(text, statement, at, "CONSTRAINT")):
                return new EngineFeature("ADD CONSTRAINT", "3.53.0");
            case 'r' when statement.Kind == StatementKind.Alter && text.IsWord(at, "RENAME") && !Next(text, statement, at, "TO"):
                return new EngineFeature("RENAME COLUMN", "3.25.0");
            default:
                return null;
        }
    }

    private static EngineFeature AlterDrop(ScannedText text, StatementTokens statement, int at) =>
        Next(text, statement, at, "CONSTRAINT") ? new EngineFeature("DROP CONSTRAINT", "3.53.0")

            // 3.35.0 has it; up to 3.35.4 it could damage the database.
            : new EngineFeature("DROP COLUMN", "3.35.5");

    // ON CONFLICT of a constraint names what to do instead of a target.
    private static EngineFeature? Upsert(ScannedText text, StatementTokens statement, int at) =>
        text.IsWord(at + 2, "DO") && Next(text, statement, at + 2, "UPDATE") ? new EngineFeature("ON CONFLICT DO UPDATE without a target", "3.35.0")
        : text.IsWord(at + 2, "DO") || text.IsSymbol(at + 2, '(') ? new EngineFeature("ON CONFLICT … DO", "3.24.0")
        : null;

    private static bool Next(ScannedText text, StatementTokens statement, int at, string word) =>
        at + 1 < statement.End && text.IsWord(at + 1, word);
}
