using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>What one statement says of columns that go from one table into another, or into others of their own.</summary>
internal sealed class ColumnCopyReader(ScannedText text)
{
    public (string From, string To)? Renamed(StatementTokens statement) =>
        StatementTarget.RenamedTo(text, statement) is { } to && SqlName.At(text, statement.Verb + 2, statement.End) is { } from ? (from, to) : null;

    /// <summary>What an UPDATE of all rows of a table takes from its own columns.</summary>
    public (string Table, List<(string From, string To)> Copies)? Update(StatementTokens statement)
    {
        if (statement.Kind != StatementKind.Update || StatementTarget.Changed(text, statement) is not { } table || Find(statement.Verb, statement.End, "SET") is not { } set
            || Find(set, statement.End, "WHERE") is not null || Find(set, statement.End, "FROM") is not null)
        {
            return null;
        }

        var copies = new List<(string, string)>();
        foreach (var (first, end) in Items(set + 1, statement.End))
        {
            if (end - first >= 3 && text.IsSymbol(first + 1, '=') && Carried(first + 2, end, null) is { } column)
            {
                copies.Add((column, Name(first)));
            }
        }

        return (table, copies);
    }

    /// <summary>What INSERT … SELECT or CREATE TABLE … AS SELECT takes from where. No items: all columns; an item that is null keeps no column's value.</summary>
    public (string Table, string From, List<string>? Into, List<string?>? Items)? CopyOf(StatementTokens statement)
    {
        if ((statement.Kind == StatementKind.Insert ? StatementTarget.Changed(text, statement) : StatementTarget.Created(text, statement)) is not { } table
            || Find(statement.Verb, statement.End, "SELECT") is not { } select || Find(select, statement.End, "FROM") is not { } from
            || SqlName.At(text, from + 1, statement.End) is not { } source)
        {
            return null;
        }

        var (names, isJoined) = Names(source, from + 1, statement.End);
        var first = select + (text.IsWord(select + 1, "ALL") || text.IsWord(select + 1, "DISTINCT") ? 2 : 1);
        var items = Items(first, from).ToList();
        var isStar = items.Count == 1 && text.IsSymbol(items[0].End - 1, '*');
        if (isStar && (items[0].End - first == 1 ? isJoined : !names.Contains(Name(items[0].End - 3))))
        {
            return null;
        }

        var into = statement.Kind == StatementKind.Insert ? Listed(statement.Verb, select) : isStar ? null : items.ConvertAll(item => Name(item.End - 1));
        return (table, source, into, isStar ? null : items.ConvertAll(item => Carried(item.First, item.End, names)));
    }

    /// <summary>
    /// What a column of the table behind FROM may be qualified with: its name and its alias, or the word in an alias' place, which qualifies nothing. And
    /// whether other tables follow.
    /// </summary>
    private (HashSet<string> Names, bool IsJoined) Names(string source, int at, int end)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { source };
        at += at + 2 < end && text.IsSymbol(at + 1, '.') ? 3 : 1;
        var isJoined = Find(at, end, "JOIN") is not null;
        at += at < end && text.IsWord(at, "AS") ? 1 : 0;
        if (at < end && IsName(at))
        {
            names.Add(Name(at++));
        }

        return (names, isJoined || (at < end && text.IsSymbol(at, ',')));
    }

    // The columns in brackets before SELECT.
    private List<string>? Listed(int from, int select) =>
        text.IsSymbol(select - 1, ')') && Open(from, select) is { } open && Closing(open + 1, select) == select ? Items(open + 1, select - 1).Select(item => Name(item.First)).ToList() : null;

    private int? Open(int from, int to)
    {
        for (; from < to; from++)
        {
            if (text.IsSymbol(from, '('))
            {
                return from;
            }
        }

        return null;
    }

    /// <summary>The column whose value an expression keeps: 'a', 't.a', 'coalesce(a, …)', 'CAST(a AS …)', each with an alias or without.</summary>
    /// <param name="first">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="tables">What the column may be qualified with; null for anything.</param>
    private string? Carried(int first, int end, HashSet<string>? tables)
    {
        var isCall = first + 3 < end && text.IsSymbol(first + 1, '(') && (text.IsWord(first, "COALESCE") || text.IsWord(first, "IFNULL") || text.IsWord(first, "CAST"));
        var at = isCall ? first + 2 : first;
        if (at >= end || !IsName(at))
        {
            return null;
        }

        var column = at;
        while (column + 2 < end && text.IsSymbol(column + 1, '.') && IsName(column + 2))
        {
            column += 2;
        }

        if (column > at && tables?.Contains(Name(column - 2)) == false)
        {
            return null;
        }

        var next = column + 1;
        if (isCall)
        {
            if (next >= end || (!text.IsSymbol(next, ',') && !text.IsWord(next, "AS")))
            {
                return null;
            }

            next = Closing(next, end);
        }

        next += next < end && text.IsWord(next, "AS") ? 1 : 0;
        return next == end || (next == end - 1 && IsName(next)) ? Name(column) : null;
    }

    private int Closing(int at, int end)
    {
        for (var depth = 1; at < end && depth > 0; at++)
        {
            depth += text.IsSymbol(at, '(') ? 1 : text.IsSymbol(at, ')') ? -1 : 0;
        }

        return at;
    }

    private IEnumerable<(int First, int End)> Items(int from, int to)
    {
        var (first, depth) = (from, 0);
        for (var at = from; at < to; at++)
        {
            depth += text.IsSymbol(at, '(') ? 1 : text.IsSymbol(at, ')') ? -1 : 0;
            if (depth == 0 && text.IsSymbol(at, ','))
            {
                yield return (first, at);
                first = at + 1;
            }
        }

        if (first < to)
        {
            yield return (first, to);
        }
    }

    // Outside brackets.
    private int? Find(int from, int end, string word)
    {
        for (int at = from, depth = 0; at < end; at++)
        {
            depth += text.IsSymbol(at, '(') ? 1 : text.IsSymbol(at, ')') ? -1 : 0;
            if (depth == 0 && text.IsWord(at, word))
            {
                return at;
            }
        }

        return null;
    }

    // 'a ISNULL' is no 'a' with an alias.
    private bool IsName(int at) => text.Tokens[at].Kind is TokenKind.Word or TokenKind.QuotedName && !text.IsWord(at, "ISNULL") && !text.IsWord(at, "NOTNULL");

    private string Name(int at) => SqlName.Of(text, text.Tokens[at]);
}
