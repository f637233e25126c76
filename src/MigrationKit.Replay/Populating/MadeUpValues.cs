using System.Globalization;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>
/// Values for a column, the likeliest first. They depend on column and row only, differ from column to column (so that swapped ones show)
/// and keep away from the small numbers that scripts insert themselves.
/// </summary>
internal static class MadeUpValues
{
    private const int FirstId = 1000;
    private const int LongestText = 1000;

    private static readonly string[] Forms =
        ["{}", "[]", "", "a", "AB", "a@example.org", "#0a0b0c", "2024-01-01", "12:00", "00000000-0000-4000-8000-00000000000"];

    /// <summary>As SQL literals.</summary>
    public static IEnumerable<string> Of(TableColumn column, int row, IReadOnlyList<string> literals)
    {
        yield return Likely(column, row);
        foreach (var literal in literals)
        {
            yield return literal;

            // length(x) = 36, x >= 5, x < 10
            if (int.TryParse(literal, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < LongestText)
            {
                yield return (number + row).ToString(CultureInfo.InvariantCulture);
                yield return (number - 1).ToString(CultureInfo.InvariantCulture);
                yield return SqlText.Literal(row.ToString(CultureInfo.InvariantCulture).PadRight(number, 'a')[..Math.Max(number, 0)]);
                yield return string.Create(CultureInfo.InvariantCulture, $"zeroblob({number})");
            }
        }

        foreach (var form in Forms)
        {
            yield return SqlText.Literal(form.EndsWith("00000", StringComparison.Ordinal) ? form + row.ToString(CultureInfo.InvariantCulture) : form);
        }

        yield return "0";
        yield return "1";
        yield return "0.5";
        if (!column.IsRequired)
        {
            yield return "NULL";
        }
    }

    /// <summary>The literals that the CHECKs of a table compare with, by column; those of the whole table under the empty name.</summary>
    public static Dictionary<string, List<string>> Literals(TableShape shape)
    {
        var text = new StatementText(shape.Sql);
        var columns = shape.Columns.Select(column => column.Name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            if (!text.Scanned.IsWord(at, "CHECK"))
            {
                continue;
            }

            var named = new HashSet<string>(StringComparer.Ordinal) { "" };
            for (var depth = 0; ++at < text.Tokens.Length;)
            {
                depth += text.Scanned.IsSymbol(at, '(') ? 1 : text.Scanned.IsSymbol(at, ')') ? -1 : 0;
                if (text.IsName(at) && columns.Contains(text.NameAt(at)))
                {
                    named.Add(text.NameAt(at));
                }
                else if (text.Tokens[at].Kind is TokenKind.Literal or TokenKind.Number)
                {
                    var literal = text.Scanned.TextOf(text.Tokens[at]);
                    foreach (var name in named)
                    {
                        var literals = found.TryGetValue(name, out var known) ? known : found[name] = [];
                        if (!literals.Contains(literal))
                        {
                            literals.Add(literal);
                        }
                    }
                }

                if (depth == 0)
                {
                    break;
                }
            }
        }

        return found;
    }

    private static string Likely(TableColumn column, int row)
    {
        var name = column.Name.ToLowerInvariant();
        bool Has(string part) => column.Type.Contains(part, StringComparison.Ordinal);
        return column.IsRowId ? (FirstId + row).ToString(CultureInfo.InvariantCulture)
            : Has("INT") ? ((FirstId * (column.Index + 2)) + row).ToString(CultureInfo.InvariantCulture)
            : Has("JSON") || name.Contains("json", StringComparison.Ordinal) ? SqlText.Literal($"{{\"{column.Index}\":{row}}}")
            : Has("DATE") || Has("TIME") || name.EndsWith("_at", StringComparison.Ordinal) || name.EndsWith("date", StringComparison.Ordinal)
                ? string.Create(CultureInfo.InvariantCulture, $"'{2000 + column.Index}-01-{row:00} 00:00:00'")
            : Has("CHAR") || Has("CLOB") || Has("TEXT") || column.Type.Length == 0 ? SqlText.Literal($"{name} {row}")
            : Has("BLOB") ? string.Create(CultureInfo.InvariantCulture, $"x'{column.Index & 255:x2}{row:x2}'")
            : Has("BOOL") ? "1"
            : string.Create(CultureInfo.InvariantCulture, $"{column.Index + 2}.{row}");
    }
}
