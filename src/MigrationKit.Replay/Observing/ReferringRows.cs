using System.Globalization;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;

namespace MigrationKit.Replay.Observing;

/// <summary>The rows of every table that has foreign keys: how many, and how many of each reference say something.</summary>
internal sealed class ReferringRows
{
    private readonly Dictionary<string, State> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="database">The database.</param>
    /// <param name="only">The tables to look at; null for all.</param>
    public static ReferringRows Of(ScratchDatabase database, IEnumerable<string>? only = null)
    {
        var rows = new ReferringRows();
        foreach (var table in only ?? Referring.Any(database))
        {
            rows.Add(database, table);
        }

        return rows;
    }

    /// <summary>What is less there than here, in tables other than the one that was meant.</summary>
    public IEnumerable<RowLoss> LostIn(ReferringRows after, string target)
    {
        foreach (var (table, state) in _tables)
        {
            if (table.Equals(target, StringComparison.OrdinalIgnoreCase) || !after._tables.TryGetValue(table, out var left))
            {
                continue;
            }

            if (left.Rows < state.Rows)
            {
                yield return new RowLoss(target, table, null, DirectTo(state, target));
                continue;
            }

            foreach (var (column, was) in state.Columns)
            {
                if (left.Columns.TryGetValue(column, out var now) && IsLess(was, now))
                {
                    yield return new RowLoss(target, table, column, was.Reference);
                }
            }
        }
    }

    /// <summary>Keeps what is known there and not yet here.</summary>
    public void AddNew(ReferringRows other)
    {
        foreach (var (table, state) in other._tables)
        {
            _tables.TryAdd(table, state);
        }
    }

    /// <summary>Whether what was lost did not come back. A table that is gone lost nothing.</summary>
    public bool IsStillLost(RowLoss loss, ReferringRows atEnd, string nameAtEnd)
    {
        var state = _tables[loss.Table];
        return atEnd._tables.TryGetValue(nameAtEnd, out var left)
            && (loss.Column is null ? left.Rows < state.Rows : left.Columns.TryGetValue(loss.Column, out var now) && IsLess(state.Columns[loss.Column], now));
    }

    private static bool IsLess((long Values, string Content, TableReference Reference) was, (long Values, string Content, TableReference Reference) now) =>
        now.Values < was.Values || (was.Reference.OnDelete == "SET DEFAULT" && now.Content != was.Content);

    private static TableReference? DirectTo(State state, string target) =>
        state.Columns.Values.Select(column => column.Reference).FirstOrDefault(reference => reference.Parent.Equals(target, StringComparison.OrdinalIgnoreCase));

    private void Add(ScratchDatabase database, string table)
    {
        var columns = TableShape.ReferencesOf(database, table)
            .SelectMany(reference => reference.From.Select(column => (column, reference)))
            .DistinctBy(item => item.column, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var select = string.Concat(columns.Select(item => $", count({SqlText.Name(item.column)}), group_concat(quote({SqlText.Name(item.column)}))"));
        var row = database.Query($"SELECT count(*){select} FROM main.{SqlText.Name(table)}")[0];
        _tables[table] = new State(Number(row[0]), columns
            .Select((item, i) => (item.column, Value: (Number(row[1 + (2 * i)]), row[2 + (2 * i)] ?? "", item.reference)))
            .ToDictionary(item => item.column, item => item.Value, StringComparer.OrdinalIgnoreCase));
    }

    private static long Number(string? text) => long.Parse(text!, CultureInfo.InvariantCulture);

    private sealed record State(long Rows, Dictionary<string, (long Values, string Content, TableReference Reference)> Columns);
}
