using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// What a migration newly demands of rows that were there before it: that they differ (a UNIQUE, a unique index, a primary key), or are not NULL.
/// Whether it bears rows that do not is tried, on a copy for each demand: a script may mend them first, and often does.
/// </summary>
internal sealed class NewDemands : IDisposable
{
    private const int MostTried = 8;
    private const string NotNull = "NOT NULL constraint failed: ";
    private const string Unique = "UNIQUE constraint failed: ";

    private readonly ScratchDatabase _before;
    private readonly RunningMark _mark;
    private readonly Dictionary<string, (List<IReadOnlyList<string>> Keys, HashSet<string> Nullable, HashSet<string> Columns)> _tables = new(StringComparer.OrdinalIgnoreCase);

    private NewDemands(ScratchDatabase database, RunningMark mark, IEnumerable<string> tables)
    {
        (_before, _mark) = (database.Copy(), mark);
        foreach (var table in tables)
        {
            _tables[table] = (UniqueKeys.Of(database, table), Columns(database, table, "\"notnull\" = 0 AND pk = 0"), Columns(database, table, "1"));
        }
    }

    /// <summary>Null where the script cannot demand anything new of a table that is there.</summary>
    public static NewDemands? Before(ScratchDatabase database, SqlFile file, SqlScript script, bool rebuilds, IEnumerable<string> names, RunningMark mark)
    {
        var canDemand = rebuilds || script.Statements.Any(statement => statement.Kind == StatementKind.Create && IsUniqueIndex(file, statement));
        var tables = canDemand ? names.Select(name => TableShape.Read(database, name)?.Name).OfType<string>().ToList() : [];
        return tables.Count > 0 ? new NewDemands(database, mark, tables) : null;
    }

    /// <summary>What fails on rows that were allowed before; the columns that one statement wants filled, together.</summary>
    /// <param name="after">The database, with the script run on rows that it bears.</param>
    /// <param name="file">The script's file.</param>
    /// <param name="script">The script.</param>
    public IEnumerable<ReplayFact> Try(ScratchDatabase after, SqlFile file, SqlScript script)
    {
        var failures = Failures(after, file, script).ToList();
        return from failure in failures
               group failure.Error.Message by (failure.Span, IsOfNull: failure.Error.Message.StartsWith(NotNull, StringComparison.Ordinal)) into same
               let messages = same.Distinct().ToList()
               from message in same.Key.IsOfNull ? [NotNull + string.Join(", ", messages.Select(message => message[NotNull.Length..]))] : messages
               select new ReplayFact(ReplayFactKind.MayFailOnRows, file.Path, same.Key.Span, message, "SQLite " + after.Engine.Version);
    }

    public void Dispose() => _before.Dispose();

    private IEnumerable<ScriptFailure> Failures(ScratchDatabase after, SqlFile file, SqlScript script)
    {
        foreach (var variant in Variants(after).Take(MostTried).ToList())
        {
            using var copy = _before.Copy();
            if (variant.TryAdd(copy)
                && new ScriptReplay(copy, _mark).Run(file, script) is { } failure
                && IsOf(variant, failure.Error)
                && RowFailure.KindOf(file, failure) is not null)
            {
                yield return failure;
            }
        }
    }

    private IEnumerable<VariantRow> Variants(ScratchDatabase after)
    {
        foreach (var (table, old) in _tables)
        {
            var columns = Columns(after, table, "1");
            foreach (var key in columns.Count == 0 ? [] : UniqueKeys.Of(after, table))
            {
                var isNew = !old.Keys.Exists(known => known.All(column => key.Contains(column, StringComparer.OrdinalIgnoreCase)));
                if (isNew && key.Count > 0)
                {
                    yield return new VariantRow(table, [.. key.Where(old.Columns.Contains)], null);
                }
            }

            var required = Columns(after, table, "\"notnull\" = 1");
            foreach (var column in old.Nullable.Where(required.Contains))
            {
                yield return new VariantRow(table, [], column);
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
