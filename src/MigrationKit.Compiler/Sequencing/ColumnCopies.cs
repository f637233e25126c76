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
    private readonly ColumnCopyReader _reader = new(text);

    /// <param name="table">The table, which has the same name before and after the script.</param>
    /// <param name="before">Its columns before, without generated ones, in their order.</param>
    /// <param name="after">The same after.</param>
    public IEnumerable<(string From, string To)> Of(string table, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // Whoever has rows of the table: itself, its new name after a rename, a copy of all of it.
        var holders = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { table };
        for (var i = 0; i < statements.Count; i++)
        {
            if (_reader.Renamed(statements[i]) is { } rename && holders.Contains(rename.From))
            {
                holders.Add(rename.To);
            }
            else if (_reader.Update(statements[i]) is { } update && Same(update.Table, table))
            {
                foreach (var copy in update.Copies)
                {
                    yield return copy;
                }
            }
            else if (_reader.CopyOf(statements[i]) is { } copy && holders.Contains(copy.From))
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
            made = _reader.Renamed(statements[index]) is { } rename && Same(rename.From, made) ? rename.To : made;
        }

        return Same(made, table);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
