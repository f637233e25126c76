using System.Globalization;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>
/// Values with which a condition on one row is true, such as the WHERE of a partial index. The engine itself finds them: it is given what the condition
/// compares with, what is beside that, and what the rows have, for each column that the condition names; of many columns, for few at a time.
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
        var all = columns.ToList();
        return NamedIn(condition, all).Count <= MostColumns ? Found(database, table, all, condition) : OfParts(database, table, all, ConditionParts.Of(condition));
    }

    // Too many columns for trying all together: parts that share none are met one by one, and of alternatives one is enough.
    private static IReadOnlyList<Dictionary<string, string>> OfParts(ScratchDatabase database, string table, List<string> columns, ConditionParts parts)
    {
        if (parts.AreAlternatives)
        {
            return [.. parts.Texts.SelectMany(part => Of(database, table, columns, part)).Take(MostFound)];
        }

        return parts.Texts.Count == 1 ? [] : Together(Groups(parts.Texts, columns)
            .ConvertAll(group => group.Count == 1 || NamedIn(Joined(group), columns).Count <= MostColumns ? Of(database, table, columns, Joined(group)) : []));
    }

    // Parts with a column in common, together; one that names none with the first.
    private static List<List<string>> Groups(IReadOnlyList<string> parts, List<string> columns)
    {
        var groups = new List<(HashSet<string> Names, List<string> Parts)>();
        foreach (var (names, part) in parts.Select(part => (Names: NamedIn(part, columns).ToHashSet(StringComparer.OrdinalIgnoreCase), Part: part)).OrderBy(pair => pair.Names.Count == 0))
        {
            var shared = names.Count == 0 ? groups.Take(1).ToList() : groups.FindAll(group => group.Names.Overlaps(names));
            groups = [.. groups.Except(shared), ([.. shared.SelectMany(group => group.Names), .. names], [.. shared.SelectMany(group => group.Parts), part])];
        }

        return groups.ConvertAll(group => group.Parts);
    }

    private static string Joined(List<string> parts) => parts.Count == 1 ? parts[0] : string.Join(" AND ", parts.Select(part => $"({part}\n)"));

    // The first of each, the second of each, and so on; whoever has fewer begins anew.
    private static IReadOnlyList<Dictionary<string, string>> Together(List<IReadOnlyList<Dictionary<string, string>>> found) => found.Exists(values => values.Count == 0) ? [] :
    [
        .. Enumerable.Range(0, found.Max(values => values.Count))
            .Select(i => found.SelectMany(values => values[i % values.Count]).ToDictionary(StringComparer.OrdinalIgnoreCase)),
    ];

    private static List<string> NamedIn(string condition, IEnumerable<string> columns)
    {
        var text = new StatementText(condition);
        var names = Enumerable.Range(0, text.Tokens.Length).Where(text.IsName).Select(text.NameAt).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Where(names.Contains)];
    }

    private static IReadOnlyList<Dictionary<string, string>> Found(ScratchDatabase database, string table, List<string> columns, string condition)
    {
        var named = NamedIn(condition, columns);
        if (named.Count == 0)
        {
            return [];
        }

        var literals = Literals(new StatementText(condition));
        var choices = named.Select(column => Choices(column, [.. Existing(database, table, column), .. literals, .. Common]));
        try
        {
            // Under the table's name, which the condition may have in front of a column ('users.state').
            return
            [
                .. database.Query(
                    $"SELECT {string.Join(", ", named.Select(column => $"quote({SqlText.Name(column)})"))} FROM (SELECT * FROM {string.Join(" CROSS JOIN ", choices)}) AS {SqlText.Name(table)} WHERE ({condition}\n) LIMIT {MostFound}")
                    .Select(row => named.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.OrdinalIgnoreCase)),
            ];
        }
        catch (EngineException refused) when ((refused.Error.Code & 0xFF) == SQLitePCL.raw.SQLITE_ERROR)
        {
            // It names what only the table itself has ('rowid').
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
