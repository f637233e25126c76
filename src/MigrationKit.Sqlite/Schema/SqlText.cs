using System.Text;

namespace MigrationKit.Sqlite.Schema;

/// <summary>Tokens as one line of SQL with the same spaces always: two definitions that differ in look only read the same.</summary>
internal static class SqlText
{
    public static string Of(IEnumerable<SqlToken> tokens)
    {
        var line = new StringBuilder();
        var before = SqlToken.Nothing;
        var isSigned = false;
        foreach (var token in tokens)
        {
            if (line.Length > 0 && !isSigned && IsApart(before, token))
            {
                line.Append(' ');
            }

            isSigned = IsSign(token) && (line.Length == 0 || !EndsOperand(before));
            line.Append(Written(token));
            before = token;
        }

        return line.ToString();
    }

    /// <summary>A token as it stands in a line: line breaks inside literals and names are escaped, as docs/formats.md has it.</summary>
    public static string Written(SqlToken token) => Escaped(token.Kind == SqlTokenKind.QuotedName ? SqlName.Of(token) : token.Text);

    public static string Escaped(string text) => text.AsSpan().IndexOfAny('\\', '\n', '\r') < 0
        ? text
        : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static bool IsApart(SqlToken left, SqlToken right)
    {
        if (left.IsSymbol('(') || left.IsSymbol('.') || right.IsSymbol(')') || right.IsSymbol(',') || right.IsSymbol('.') || right.IsSymbol(';'))
        {
            return false;
        }

        // A function's bracket stands at its name, a keyword's apart: 'length(x) IN (1, 2)'.
        return !right.IsSymbol('(')
            || left.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName)
            || (left.Kind == SqlTokenKind.Word && SqlKeywords.Contains(left.Text) && !left.Is("REPLACE"));
    }

    private static bool IsSign(SqlToken token) => token.IsSymbol('-') || token.IsSymbol('+') || token.IsSymbol('~');

    private static bool EndsOperand(SqlToken token) => token.Kind switch
    {
        SqlTokenKind.Symbol => token.IsSymbol(')') || token.Text.Length > 1 && token.Text[0] is ':' or '@' or '#' or '$' or '?',
        SqlTokenKind.Word => !SqlKeywords.Contains(token.Text) || token.Is("NULL") || token.Is("END"),
        _ => true,
    };
}
