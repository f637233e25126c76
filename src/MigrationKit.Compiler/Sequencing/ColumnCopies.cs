using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Which columns of a table a script carries over under another name: by INSERT … SELECT or CREATE TABLE … AS SELECT into the table that takes its place, or
/// by an UPDATE of all rows. Only what keeps the value counts: the column itself, coalesce, ifnull or CAST of it.
/// </summary>
/// <param name="text">The script.</param>
/// <param name="statements">Its statements.</param>
internal sealed class ColumnCopies(ScannedText text, IReadOnlyList<StatementTokens> statements)
{
    /// <param name="table">The table, which has the same name before and after the script.</param>
    /// <param name="before">Its columns before, without generated ones, in their order.</param>
    /// <param name="after">The same after.</param>
    public IEnumerable<(string From, string To)> Of(string table, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // Whoever has rows of the table: itself, its new name after a rename, a copy of all of it.
        var holders = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { table };
        for (var i = 0; i < statements.Count; i++)
        {
            if (Renamed(statements[i]) is { } rename && holders.Contains(rename.From))
            {
                holders.Add(rename.To);
            }
            else if (Update(statements[i]) is { } update && Same(update.Table, table))
            {
                foreach (var copy in update.Copies)
                {
                    yield return copy;
                }
            }
            else if (CopyOf(statements[i]) is { } copy && holders.Contains(copy.From))
            {
                if (copy.Items is null && copy.Into is null)
                {
                    holders.Add(copy.Table);
                }

                if (!Becomes(copy.Table, table, i))
                {
                    continue;
                }

                IReadOnlyList<string?> from = copy.Items ?? before.ToList<string?>();
                var to = copy.Into ?? after;
                for (var at = 0; from.Count == to.Count && at < from.Count; at++)
                {
                    if (from[at] is { } column && !Same(column, to[at]))
                    {
                        yield return (column, to[at]);
                    }
                }
            }
        }
    }

    private bool Becomes(string made, string table, int index)
    {
        for (; index < statements.Count && !Same(made, table); index++)
        {
            made = Renamed(statements[index]) is { } rename && Same(rename.From, made) ? rename.To : made;
        }

        return Same(made, table);
    }

    private (string From, string To)? Renamed(StatementTokens statement) =>
        StatementTarget.RenamedTo(text, statement) is { } to && SqlName.At(text, statement.Verb + 2, statement.End) is { } from ? (from, to) : null;

    private (string Table, List<(string From, string To)> Copies)? Update(StatementTokens statement)
    {
        if (statement.Kind != StatementKind.Update || StatementTarget.Changed(text, statement) is not { } table || Find(statement.Verb, statement.End, "SET") is not { } set
            || Find(set, statement.End, "WHERE") is not null || Find(set, statement.End, "FROM") is not null)
        {
            return null;
        }

        var copies = new List<(string, string)>();
        foreach (var (first, end) in Items(set + 1, statement.End))
        {
            if (end - first >= 3 && text.IsSymbol(first + 1, '=') && Carried(first + 2, end) is { } column)
            {
                copies.Add((column, Name(first)));
            }
        }

        return (table, copies);
    }

    /// <summary>What INSERT … SELECT or CREATE TABLE … AS SELECT takes from where. No items: all columns; an item that is null keeps no column's value.</summary>
    private (string Table, string From, List<string>? Into, List<string?>? Items)? CopyOf(StatementTokens statement)
    {
        if ((statement.Kind == StatementKind.Insert ? StatementTarget.Changed(text, statement) : StatementTarget.Created(text, statement)) is not { } table
            || Find(statement.Verb, statement.End, "SELECT") is not { } select || Find(select, statement.End, "FROM") is not { } from
            || SqlName.At(text, from + 1, statement.End) is not { } source)
        {
            return null;
        }

        var first = select + (text.IsWord(select + 1, "ALL") || text.IsWord(select + 1, "DISTINCT") ? 2 : 1);
        var items = Items(first, from).ToList();
        var isAll = items.Count == 1 && text.IsSymbol(items[0].End - 1, '*');
        var into = statement.Kind == StatementKind.Insert ? Listed(statement.Verb, select) : isAll ? null : items.ConvertAll(item => Name(item.End - 1));
        return (table, source, into, isAll ? null : items.ConvertAll(item => Carried(item.First, item.End)));
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
    private string? Carried(int first, int end)
    {
        var isCall = first + 3 < end && text.IsSymbol(first + 1, '(') && (text.IsWord(first, "COALESCE") || text.IsWord(first, "IFNULL") || text.IsWord(first, "CAST"));
        var at = isCall ? first + 2 : first;
        if (at >= end || !IsName(at))
        {
            return null;
        }

        while (at + 2 < end && text.IsSymbol(at + 1, '.') && IsName(at + 2))
        {
            at += 2;
        }

        var next = at + 1;
        if (isCall)
        {
            if (!text.IsSymbol(next, ',') && !text.IsWord(next, "AS"))
            {
                return null;
            }

            next = Closing(next, end);
        }

        next += next < end && text.IsWord(next, "AS") ? 1 : 0;
        return next == end || (next == end - 1 && IsName(next)) ? Name(at) : null;
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

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
