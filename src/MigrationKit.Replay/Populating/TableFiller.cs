using MigrationKit.Replay.Engine;
using SQLitePCL;

namespace MigrationKit.Replay.Populating;

/// <summary>
/// Gives tables rows. Foreign keys and triggers are off meanwhile: references are chosen from the parent's rows, and what a trigger would
/// do is the program's business.
/// </summary>
/// <param name="database">The database with the tables.</param>
/// <param name="known">What earlier fillings found out, which need not be asked again; more is added.</param>
internal sealed class TableFiller(ScratchDatabase database, KnownTables known)
{
    public const int Rows = 3;

    private const int Attempts = 400;
    private const int CounterAhead = 100;

    private readonly HashSet<string> _busy = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _full = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fills those of the names that are tables, and the tables they refer to.</summary>
    /// <returns>The tables that no row could be made up for, with the engine's reason.</returns>
    public List<(string Table, string Reason)> Fill(IEnumerable<string> names)
    {
        var failed = new List<(string, string)>();
        var named = names.ToList();
        var all = named.FindAll(NeedsRows);
        var late = named.FindAll(name => !known.NoTables.Contains(name) && known.Whole.Add(name) && !all.Contains(name));
        if (all.Count + late.Count == 0)
        {
            return failed;
        }

        database.Do("PRAGMA foreign_keys = OFF");
        database.SwitchTriggers(on: false);
        database.Do("BEGIN");
        all.ForEach(name => Fill(name, []));

        // Tables that refer to each other need a second look, when the other one has rows.
        all.ForEach(name => Fill(name, failed));
        var columns = new LateColumns(database, known);
        late.ForEach(columns.Fill);
        database.Do("COMMIT");
        database.SwitchTriggers(on: true);
        database.Do("PRAGMA foreign_keys = ON");
        return failed;
    }

    // Most names of a script are columns and keywords: preparing is the quickest way to find out.
    private bool NeedsRows(string name)
    {
        if (known.NoTables.Contains(name))
        {
            return false;
        }

        if (raw.sqlite3_prepare_v2(database.Db, $"SELECT count(*) FROM (SELECT 1 FROM main.{SqlText.Name(name)} LIMIT {Rows})", out var statement) != raw.SQLITE_OK)
        {
            known.NoTables.Add(name);
            return false;
        }

        using (statement)
        {
            return raw.sqlite3_step(statement) == raw.SQLITE_ROW && raw.sqlite3_column_int(statement, 0) < Rows;
        }
    }

    private void Fill(string name, List<(string, string)> failed)
    {
        if (_full.Contains(name) || !NeedsRows(name) || !_busy.Add(name))
        {
            return;
        }

        if (TableShape.Read(database, name) is { } shape)
        {
            foreach (var reference in shape.References)
            {
                Fill(reference.Parent, failed);
            }

            FillRows(shape, failed);
        }

        _busy.Remove(name);
    }

    private void FillRows(TableShape shape, List<(string, string)> failed)
    {
        var literals = MadeUpValues.Literals(shape);
        _full.Add(shape.Name);
        for (var row = 1; row <= Rows; row++)
        {
            if (Insert(shape, row, literals) is { } reason)
            {
                // A table may be meant for one row (CHECK (id = 1)); one with rows of its own migrations is filled too.
                if (database.Query($"SELECT 1 FROM main.{SqlText.Name(shape.Name)} LIMIT 1").Count == 0)
                {
                    failed.Add((shape.Name, reason));
                }

                _full.Remove(shape.Name);
                break;
            }
        }

        if (shape.HasCounter)
        {
            database.Do($"UPDATE main.sqlite_sequence SET seq = seq + {CounterAhead} WHERE name = {SqlText.Literal(shape.Name)}");
        }
    }

    private string? Insert(TableShape shape, int row, Dictionary<string, List<string>> literals)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var choices = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in shape.References)
        {
            if (!Refer(shape, reference, row, values, choices))
            {
                return $"it refers to '{reference.Parent}', which has no rows";
            }
        }

        foreach (var column in shape.Columns.Where(column => !values.ContainsKey(column.Name)))
        {
            choices[column.Name] = [.. MadeUpValues.Of(column, row, literals.GetValueOrDefault(column.Name.ToLowerInvariant(), [])).Distinct()];
            values[column.Name] = choices[column.Name][0];
        }

        var attempts = Attempts;
        return Search(shape, values, choices, ref attempts);
    }

    // One column at a time, those that a CHECK names first; a failure that changes means that the column is right.
    private string? Search(TableShape shape, Dictionary<string, string> values, Dictionary<string, List<string>> choices, ref int attempts)
    {
        var error = Try(shape, values);
        var columns = choices.Keys.OrderByDescending(column => choices[column].Count).ToList();
        for (var changed = true; error is not null && changed;)
        {
            changed = false;
            foreach (var column in columns)
            {
                var kept = values[column];
                foreach (var choice in choices[column])
                {
                    if (error is null || attempts-- <= 0)
                    {
                        return error;
                    }

                    values[column] = choice;
                    var next = Try(shape, values);
                    if (next != error)
                    {
                        (error, kept, changed) = (next, choice, true);
                        break;
                    }
                }

                values[column] = kept;
                if (error is null)
                {
                    return null;
                }
            }
        }

        return error;
    }

    private string? Try(TableShape shape, Dictionary<string, string> values) =>
        database.Run(values.Count == 0
            ? $"INSERT INTO main.{SqlText.Name(shape.Name)} DEFAULT VALUES"
            : $"INSERT INTO main.{SqlText.Name(shape.Name)} ({string.Join(", ", values.Keys.Select(SqlText.Name))}) VALUES ({string.Join(", ", values.Values)})")?.Message;

    private bool Refer(
        TableShape shape, TableReference reference, int row, Dictionary<string, string> values, Dictionary<string, List<string>> choices)
    {
        var isOptional = reference.From.All(from => shape.Columns.Any(column => !column.IsRequired && column.Name.Equals(from, StringComparison.OrdinalIgnoreCase)));
        var found = ParentRows.Of(database, reference);
        if (found.Count == 0 && !isOptional)
        {
            return false;
        }

        for (var i = 0; i < reference.From.Count; i++)
        {
            values[reference.From[i]] = found.Count == 0 ? "NULL" : found[row % found.Count][i]!;
        }

        // A CHECK may want it empty, or to be another row than the one beside it. Of a key of several columns only the whole fits.
        if (reference.From.Count == 1)
        {
            var others = found.Select((_, i) => found[(row + i) % found.Count][0]!);
            choices[reference.From[0]] = [.. others, .. isOptional ? ["NULL"] : Array.Empty<string>()];
        }

        return true;
    }
}
