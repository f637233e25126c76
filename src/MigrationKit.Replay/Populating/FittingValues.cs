using System.Globalization;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>
/// Values with which a condition on one row is true, such as the WHERE of a partial index. The engine itself finds them: it is given what the condition
/// compares with, what is beside that, and what the rows have, for each column that the condition names; of many columns, for few at a time, or few for each.
/// </summary>
internal static class FittingValues
{
    private const int MostColumns = 4;
    private const int MostFound = 24;
    private const int MostTried = 100_000;

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

        return parts.Texts.Count == 1 ? Wide(database, table, columns, parts.Texts[0]) : Together(Groups(parts.Texts, columns)
            .ConvertAll(group => group.Count == 1 || NamedIn(Joined(group), columns).Count <= MostColumns ? Of(database, table, columns, Joined(group)) : Wide(database, table, columns, Joined(group))));
    }

    /// <summary>
    /// Many columns that hang together. All of a few values for each, so many as the engine can try in a blink; then the values that the columns have, in any order.
    /// </summary>
    private static IReadOnlyList<Dictionary<string, string>> Wide(ScratchDatabase database, string table, List<string> columns, string condition)
    {
        var text = new StatementText(condition);
        var named = NamedIn(condition, columns);
        var own = named.ConvertAll(column => Existing(database, table, column).ToList());
        var firsts = own.SelectMany(values => values.Take(1)).ToList();
        var most = Enumerable.Range(2, named.Count).TakeWhile(values => Math.Pow(values, named.Count) <= MostTried).LastOrDefault();
        if (most == 0)
        {
            return [];
        }

        var found = Found(database, table, named, condition, (column, i) => new[] { own[i].FirstOrDefault("NULL") }.Concat(Near(text, column)).Concat(Common).Concat(firsts).Distinct(StringComparer.Ordinal).Take(most));
        return found.Count == 0 && firsts.Distinct(StringComparer.Ordinal).Count() <= most ? Found(database, table, named, condition, (_, _) => firsts) : found;
    }

    // The literals of the condition, those nearest to the column first.
    private static List<string> Near(StatementText text, string column)
    {
        var places = Enumerable.Range(0, text.Tokens.Length).Where(at => text.IsName(at) && text.NameAt(at).Equals(column, StringComparison.OrdinalIgnoreCase)).ToList();
        return [.. Enumerable.Range(0, text.Tokens.Length).Where(at => IsLiteral(text.Tokens[at]))
            .OrderBy(at => places.Min(place => Math.Abs(place - at)))
            .SelectMany(at => WithNeighbours(text.Scanned.TextOf(text.Tokens[at])))];
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
        var text = new StatementText(condition);
        var literals = text.Tokens.Where(IsLiteral).Select(text.Scanned.TextOf).SelectMany(WithNeighbours).ToList();
        return named.Count == 0 ? [] : Found(database, table, named, condition, (column, _) => [.. Existing(database, table, column), .. literals, .. Common]);
    }

    private static IReadOnlyList<Dictionary<string, string>> Found(
        ScratchDatabase database, string table, List<string> named, string condition, Func<string, int, IEnumerable<string>> values)
    {
        // Tables, so that the values are stored and compared as those of the columns are: '' is less than 1 in a TEXT, and more elsewhere.
        var types = database.Query($"SELECT name, type FROM pragma_table_xinfo({SqlText.Literal(table)})").ToDictionary(row => row[0]!, row => ColumnType.Affinity(row[1]!), StringComparer.OrdinalIgnoreCase);
        var choices = named.Select((_, i) => SqlText.Name(string.Create(CultureInfo.InvariantCulture, $"{table} choices {i}"))).ToList();
        try
        {
            for (var i = 0; i < choices.Count; i++)
            {
                database.Do($"CREATE TEMP TABLE {choices[i]} ({SqlText.Name(named[i])} {types.GetValueOrDefault(named[i], "")})");
                database.Do($"INSERT INTO temp.{choices[i]} {string.Join(" UNION ALL ", values(named[i], i).Distinct(StringComparer.Ordinal).Select(value => "SELECT " + value))}");
            }

            // Under the table's name, which the condition may have in front of a column ('users.state').
            return
            [
                .. database.Query(
                    $"SELECT {string.Join(", ", named.Select(column => $"quote({SqlText.Name(column)})"))} FROM (SELECT * FROM {string.Join(" CROSS JOIN ", choices.Select(name => "temp." + name))}) AS {SqlText.Name(table)} WHERE ({condition}\n) LIMIT {MostFound}")
                    .Select(row => named.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.OrdinalIgnoreCase)),
            ];
        }
        catch (EngineException refused) when ((refused.Error.Code & 0xFF) == SQLitePCL.raw.SQLITE_ERROR)
        {
            // It names what only the table itself has ('rowid').
            return [];
        }
        finally
        {
            choices.ForEach(name => database.Run($"DROP TABLE IF EXISTS temp.{name}"));
        }
    }

    private static bool IsLiteral(Token token) => token.Kind is TokenKind.Literal or TokenKind.Number;

    private static IEnumerable<string> WithNeighbours(string literal)
    {
        yield return literal;
        if (decimal.TryParse(literal, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue)
        {
            yield return (number + 1).ToString(CultureInfo.InvariantCulture);
            yield return (number - 1).ToString(CultureInfo.InvariantCulture);
            yield return (-number).ToString(CultureInfo.InvariantCulture);
        }
    }

    private static IEnumerable<string> Existing(ScratchDatabase database, string table, string column) =>
        database.Query($"SELECT DISTINCT quote({SqlText.Name(column)}) FROM main.{SqlText.Name(table)} LIMIT 3").Select(row => row[0]!);
}
