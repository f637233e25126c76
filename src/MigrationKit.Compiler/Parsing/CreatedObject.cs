namespace MigrationKit.Compiler.Parsing;

/// <summary>Whether a statement creates something with a body of statements.</summary>
internal readonly record struct CreatedObject(bool IsTrigger, bool IsRoutine)
{
    public static CreatedObject At(ScannedText text, int from, int to)
    {
        var at = StatementVerb.SkipExplain(text, from, to);
        if (at >= to || !text.IsWord(at, "CREATE"))
        {
            return default;
        }

        at++;
        if (at + 1 < to && text.IsWord(at, "OR") && text.IsWord(at + 1, "REPLACE"))
        {
            at += 2;
        }
        else if (at < to && (text.IsWord(at, "TEMP") || text.IsWord(at, "TEMPORARY")))
        {
            at++;
        }

        return at >= to
            ? default
            : new CreatedObject(text.IsWord(at, "TRIGGER"), text.IsWord(at, "FUNCTION") || text.IsWord(at, "PROCEDURE"));
    }
}
