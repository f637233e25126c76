using System.Globalization;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>
/// Values with which a condition on one row is true, such as the WHERE of a partial index. The engine itself finds them: it is given what the condition
/// compares with, what is beside that, and what the rows have, for each column that the condition names.
/// </summary>
internal static class FittingValues
{
    private const int MostColumns = 4;
    private const int MostFound = 24;

    private static readonly string[] Common = ["NULL", "0", "1", "''", "'a'"];

    /// <param name="database">Where the table is, with rows.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="condition">What has to be true, in SQL.</param>
    /// <returns>The likeliest first, each with SQL literals by column; none where no values were found.</returns>
    public static IReadOnlyList<Dictionary<string, string>> Of(ScratchDatabase database, string table, IEnumerable<string> columns, string condition)
    {
        var text = new StatementText(condition);
        var names = Enumerable.Range(0, text.Tokens.Length).Where(text.IsName).Select(text.NameAt).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = columns.Where(names.Contains).ToList();
        if (named.Count is 0 or > MostColumns)
        {
            return [];
        }

        var literals = Literals(text);
        var choices = named.Select(column => Choices(column, [.. Existing(database, table, column), .. literals, .. Common]));
        try
        {
            return
            [
                .. database.Query(
                    $"SELECT {string.Join(", ", named.Select(column => $"quote({SqlText.Name(column)})"))} FROM {string.Join(" CROSS JOIN ", choices)} WHERE ({condition}\n) LIMIT {MostFound}")
                    .Select(row => named.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.OrdinalIgnoreCase)),
            ];
        }
        catch (EngineException refused) when ((refused.Error.Code & 0xFF) == SQLitePCL.raw.SQLITE_ERROR)
        {
            // It cannot be asked away from its table ('users.state').
            return [];
        }
    }

    private static List<string> Literals(StatementText text)
    {
        var literals = new List<string>();
        foreach (var literal in text.Tokens.Where(token => token.Kind is TokenKind.Literal or TokenKind.Number).Select(text.Scanned.TextOf))
        {
            literals.Add(literal);
            if (decimal.TryParse(literal, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue)
            {
                literals.Add((number + 1).ToString(CultureInfo.InvariantCulture));
                literals.Add((number - 1).ToString(CultureInfo.InvariantCulture));
                literals.Add((-number).ToString(CultureInfo.InvariantCulture));
            }
        }

        return literals;
    }

    private static IEnumerable<string> Existing(ScratchDatabase database, string table, string column) =>
        database.Query($"SELECT DISTINCT quote({SqlText.Name(column)}) FROM main.{SqlText.Name(table)} LIMIT 3").Select(row => row[0]!);

    private static string Choices(string column, IEnumerable<string> values) =>
        "(" + string.Join(" UNION ALL ", values.Distinct(StringComparer.Ordinal).Select((value, i) => i == 0 ? $"SELECT {value} AS {SqlText.Name(column)}" : "SELECT " + value)) + ")";
}
