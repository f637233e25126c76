using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// What a migration newly demands of rows that were there before it: that they differ (a UNIQUE, a unique index, a primary key), or are not NULL.
/// Whether it bears rows that do not is tried, on a copy for each demand: a script may mend them first, and often does. So is whether it copies what a
/// column that came later holds into one that is required.
/// </summary>
internal sealed class NewDemands : IDisposable
{
    private const int MostTried = 100;
    private const string NotNull = "NOT NULL constraint failed: ";
    private const string Unique = "UNIQUE constraint failed: ";

    private readonly ScratchDatabase _before;
    private readonly RunningMark _mark;
    private readonly IReadOnlySet<(string Table, string Column)> _late;
    private readonly Dictionary<string, (List<UniqueKey> Keys, HashSet<string> Nullable, HashSet<string> Columns)> _tables = new(StringComparer.OrdinalIgnoreCase);

    private NewDemands(ScratchDatabase database, RunningMark mark, IEnumerable<string> tables, IReadOnlySet<(string Table, string Column)> late)
    {
        (_before, _mark, _late) = (database.Copy(), mark, late);
        foreach (var table in tables)
        {
            _tables[table] = (UniqueKeys.Of(database, table), Columns(database, table, "\"notnull\" = 0 AND pk = 0"), Columns(database, table, "1"));
        }
    }

    /// <summary>Null where the script cannot demand anything new of a table that is there.</summary>
    public static NewDemands? Before(
        ScratchDatabase database, SqlFile file, SqlScript script, bool rebuilds, IEnumerable<string> names, IReadOnlySet<(string Table, string Column)> late, RunningMark mark)
    {
        var copied = late.Count == 0 ? [] : Copied(file, script, late);
        var canDemand = rebuilds || copied.Count > 0 || script.Statements.Any(statement => statement.Kind == StatementKind.Create && IsUniqueIndex(file, statement));
        var tables = canDemand ? names.Select(name => TableShape.Read(database, name)?.Name).OfType<string>().ToList() : [];
        return tables.Count > 0 ? new NewDemands(database, mark, tables, copied) : null;
    }

    // Those that an INSERT may read; to try one takes a copy of the database.
    private static HashSet<(string Table, string Column)> Copied(SqlFile file, SqlScript script, IReadOnlySet<(string Table, string Column)> late)
    {
        var inserts = script.Statements.Where(statement => statement.Kind == StatementKind.Insert)
            .Select(statement => new StatementText(file, statement.Span)).Where(text => StatementWords.Has(text, "SELECT")).ToList();
        return [.. late.Where(item => inserts.Exists(text => StatementWords.Names(text, item.Table) && (StatementWords.Names(text, item.Column) || text.Text.Contains('*', StringComparison.Ordinal))))];
    }

    /// <summary>What fails on rows that were allowed before; the columns that one statement wants filled, together.</summary>
    /// <param name="after">The database, with the script run on rows that it bears.</param>
    /// <param name="file">The script's file.</param>
    /// <param name="script">The script.</param>
    public IEnumerable<ReplayFact> Try(ScratchDatabase after, SqlFile file, SqlScript script)
    {
        var variants = Variants(after).ToList();
        var notTried = variants.Skip(MostTried).Where(variant => variant.Demand.Length > 0).Select(variant => NotTried(variant, $"the migration demands more than {MostTried} things")).ToList();
        var failures = Failures(variants.Take(MostTried), file, script, (variant, why) => notTried.Add(NotTried(variant, why))).ToList();
        var found =
               from failure in failures
               group failure.Error.Message by (failure.Span, IsOfNull: failure.Error.Message.StartsWith(NotNull, StringComparison.Ordinal)) into same
               let messages = same.Distinct().ToList()
               from message in same.Key.IsOfNull ? [NotNull + string.Join(", ", messages.Select(message => message[NotNull.Length..]))] : messages
               select new ReplayFact(ReplayFactKind.MayFailOnRows, file.Path, same.Key.Span, message, "SQLite " + after.Engine.Version);
        return found.Concat(notTried);

        ReplayFact NotTried((string Demand, string Name, VariantRow Row) variant, string why) =>
            new(ReplayFactKind.DemandNotTried, file.Path, NamingPlace.Of(file, script, variant.Name), variant.Demand, why);
    }

    public void Dispose() => _before.Dispose();

    private IEnumerable<ScriptFailure> Failures(
        IEnumerable<(string Demand, string Name, VariantRow Row)> variants, SqlFile file, SqlScript script, Action<(string Demand, string Name, VariantRow Row), string> notTried)
    {
        foreach (var variant in variants)
        {
            using var copy = _before.Copy();
            var isAdded = variant.Row.TryAdd(copy, out var missing);
            if (missing is not null && variant.Demand.Length > 0)
            {
                notTried(variant, missing);
            }

            if (isAdded
                && new ScriptReplay(copy, _mark).Run(file, script) is { } failure
                && IsOf(variant.Row, failure.Error)
                && RowFailure.KindOf(file, script, failure) is not null)
            {
                yield return failure;
            }
        }
    }

    // What is demanded, in words, empty where it may be nothing; a name to find the statement by; the row that tells.
    private IEnumerable<(string Demand, string Name, VariantRow Row)> Variants(ScratchDatabase after)
    {
        foreach (var (table, old) in _tables)
        {
            var columns = Columns(after, table, "1");
            var keys = columns.Count == 0 ? [] : UniqueKeys.Of(after, table)
                .Where(key => !old.Keys.Exists(known => known.Implies(key)) && (key.Columns.Count > 0 || key.Where is not null)).ToList();
            var apart = keys.ConvertAll(key => (Key: key, Columns: (IReadOnlyList<string>)[.. key.Columns.Where(old.Columns.Contains)]));
            foreach (var (key, equal) in apart)
            {
                var demand = key.Index.Length > 0 ? $"UNIQUE index '{key.Index}' on '{table}'" : $"UNIQUE ({string.Join(", ", key.Columns)}) of '{table}'";
                yield return (demand, key.Index.Length > 0 ? key.Index : table, new VariantRow(table, equal, null)
                {
                    Where = key.Where,
                    WhereColumns = [.. columns],
                    Apart = [.. apart.Where(other => other.Key != key).Select(other => other.Columns)],
                });
            }

            var required = Columns(after, table, "\"notnull\" = 1");
            foreach (var column in old.Nullable.Where(required.Contains))
            {
                yield return ($"NOT NULL of '{table}.{column}'", table, new VariantRow(table, [], column) { Apart = apart.ConvertAll(key => key.Columns) });
            }

            foreach (var column in old.Nullable.Where(column => _late.Contains((table, column)) && !required.Contains(column)))
            {
                yield return ("", table, new VariantRow(table, [], column) { Apart = apart.ConvertAll(key => key.Columns) });
            }
        }
    }

    private static bool IsOf(VariantRow variant, EngineError error) =>
        error.Message.StartsWith(variant.Empty is null ? Unique : NotNull, StringComparison.Ordinal);

    private static bool IsUniqueIndex(SqlFile file, Statement statement)
    {
        var text = new StatementText(file.Text.Substring(statement.Span.Start, Math.Min(statement.Span.Length, 40)));
        return text.Tokens.Length > 2 && text.Scanned.IsWord(1, "UNIQUE");
    }

    private static HashSet<string> Columns(ScratchDatabase database, string table, string where) =>
        database.Query($"SELECT name FROM pragma_table_xinfo({SqlText.Literal(table)}) WHERE hidden = 0 AND {where}").Select(row => row[0]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
