namespace MigrationKit.Compiler.Parsing;

/// <summary>A PRAGMA statement: its name in lower case, and what it sets; null where it only asks.</summary>
internal readonly record struct Pragma(string Name, string? Value)
{
    /// <summary>A boolean pragma is on for exactly these, and off for anything else that the engine reads.</summary>
    public bool SwitchesOn => Value is "on" or "yes" or "true" || (int.TryParse(Value, out var number) && number != 0);

    public static Pragma Of(ScannedText text, StatementTokens statement)
    {
        var at = statement.Verb + 1;
        if (at + 2 < statement.End && text.IsSymbol(at + 1, '.'))
        {
            at += 2;
        }

        if (at >= statement.End)
        {
            return new Pragma("", null);
        }

        var name = SqlName.Of(text, text.Tokens[at]);
        return at + 2 < statement.End && (text.IsSymbol(at + 1, '=') || text.IsSymbol(at + 1, '('))
            ? new Pragma(name, SqlName.Of(text, text.Tokens[at + 2]))
            : new Pragma(name, null);
    }
}
