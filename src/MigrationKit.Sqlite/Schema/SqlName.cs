namespace MigrationKit.Sqlite.Schema;

/// <summary>Names in one form, however they were written: bare where SQL allows it, else in double quotes.</summary>
internal static class SqlName
{
    public static string Of(SqlToken token) => Of(Unquoted(token));

    public static string Of(string name) =>
        IsPlain(name) && !SqlKeywords.Contains(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>What is between the quotes; SQLite takes a string literal for a name, too.</summary>
    public static string Unquoted(SqlToken token)
    {
        if (token.Kind is not (SqlTokenKind.QuotedName or SqlTokenKind.Literal))
        {
            return token.Text;
        }

        var quote = token.Text[^1];
        var inner = token.Text[1..^1];
        return quote == ']' ? inner : inner.Replace($"{quote}{quote}", $"{quote}", StringComparison.Ordinal);
    }

    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_' && !(character >= 0x80 && char.IsLetterOrDigit(character)))
            {
                return false;
            }
        }

        return true;
    }
}
