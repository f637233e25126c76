namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// GO, which stands alone on its line, a count behind it at most, where a statement may end and another begin. Column and table may be called go,
/// and an alias too: those stand between words that need one.
/// </summary>
internal static class BatchSeparator
{
    private static readonly HashSet<string> BeginStatements = new(
        (
            "ALTER BEGIN COMMIT CREATE DECLARE DELETE DENY DROP EXEC EXECUTE GO GRANT IF INSERT MERGE PRINT REVOKE ROLLBACK SELECT SET TRUNCATE UPDATE "
            + "USE WITH").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> NeedName = new(
        (
            "ALL AND AS BY CASE COLUMN CONSTRAINT DISTINCT ELSE EXISTS FROM HAVING IN INDEX INTO JOIN KEY LIKE NOT ON ONLY OR REFERENCES SELECT SET TABLE "
            + "THEN TO TRIGGER UPDATE USING VIEW WHEN WHERE").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static bool Is(ScannedText text, int at)
    {
        var token = text.Tokens[at];
        var next = at + 1;
        if (next < text.Tokens.Length && text.Tokens[next].Kind == TokenKind.Number && !IsLineBetween(text, token.End, text.Tokens[next].Start))
        {
            next++;
        }

        return (at == 0 || (IsLineBetween(text, text.Tokens[at - 1].End, token.Start) && MayEndStatement(text, at - 1)))
            && (next == text.Tokens.Length
                || (IsLineBetween(text, text.Tokens[next - 1].End, text.Tokens[next].Start) && IsOf(BeginStatements, text, next)));
    }

    private static bool MayEndStatement(ScannedText text, int at) =>
        text.Tokens[at].Kind != TokenKind.Symbol ? !IsOf(NeedName, text, at) : text.IsSymbol(at, ')');

    private static bool IsOf(HashSet<string> words, ScannedText text, int at) =>
        text.Tokens[at].Kind == TokenKind.Word && words.Contains(text.TextOf(text.Tokens[at]));

    private static bool IsLineBetween(ScannedText text, int start, int end) => text.Text.IndexOf('\n', start, end - start) >= 0;
}
