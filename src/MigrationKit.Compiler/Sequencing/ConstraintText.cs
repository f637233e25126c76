using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>What a constraint, an index or a column's clauses say, as a snapshot has them, of columns and of the table that they refer to.</summary>
internal static class ConstraintText
{
    private const string References = "REFERENCES ";

    /// <summary>The columns in the first bracket; null where one of them is an expression.</summary>
    public static IReadOnlyList<string>? Columns(string definition)
    {
        var text = SqlScanner.Scan(definition, SqlDialect.Sqlite);
        var at = text.Tokens.TakeWhile(token => text.TextOf(token) != "(").Count() + 1;
        var columns = new List<string>();
        for (var isFirst = true; at < text.Tokens.Length && !text.IsSymbol(at, ')'); at++)
        {
            if (text.IsSymbol(at, '('))
            {
                return null;
            }

            if (isFirst)
            {
                columns.Add(SqlName.Of(text, text.Tokens[at]));
            }

            isFirst = text.IsSymbol(at, ',');
        }

        return columns;
    }

    /// <summary>Its tokens, with each name as it is called now.</summary>
    public static string Renamed(string definition, Func<string, string> newName)
    {
        var text = SqlScanner.Scan(definition, SqlDialect.Sqlite);
        return string.Join(" ", text.Tokens.Select(token => token.Kind is TokenKind.Word or TokenKind.QuotedName ? newName(SqlName.Of(text, token)) : text.TextOf(token)));
    }

    /// <summary>The table behind REFERENCES; null without it.</summary>
    public static string? Parent(string definition)
    {
        var start = PlaceOfReferences(definition);
        if (start < 0)
        {
            return null;
        }

        var text = SqlScanner.Scan(definition.Substring(start + References.Length), SqlDialect.Sqlite);
        return SqlName.At(text, 0, text.Tokens.Length);
    }

    /// <summary>A column's clauses without REFERENCES and what belongs to it, which comes last.</summary>
    public static string WithoutReference(string definition)
    {
        var start = PlaceOfReferences(definition);
        return start < 0 ? definition : definition.Substring(0, start).TrimEnd(' ');
    }

    private static int PlaceOfReferences(string definition) =>
        definition.StartsWith(References, StringComparison.Ordinal) ? 0 : definition.LastIndexOf(" " + References, StringComparison.Ordinal) is >= 0 and var at ? at + 1 : -1;
}
