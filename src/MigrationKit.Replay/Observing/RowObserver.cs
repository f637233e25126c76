using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// Watches what DROP TABLE and REPLACE do to rows of other tables, also of one that is to take a table's place, while foreign keys are on. DELETE is left alone: whoever deletes a row
/// under ON DELETE CASCADE wants its children gone; whoever drops a table to build it anew does not.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="file">The script's file.</param>
/// <param name="replaces">A table may replace rows unasked (UNIQUE ON CONFLICT REPLACE).</param>
internal sealed class RowObserver(ScratchDatabase database, SqlFile file, bool replaces) : IStatementObserver
{
    private readonly List<SeenLoss> _losses = [];
    private readonly HashSet<string> _deleted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string From, string To)> _renames = [];
    private readonly ReferringRows _first = new();

    // Of a table that is written to: what refers to it, and whether it replaces unasked. Ten thousand INSERTs ask once.
    private readonly Dictionary<string, List<string>> _referring = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, bool> _replacing = new(StringComparer.OrdinalIgnoreCase);
    private ReferringRows? _before;
    private List<string>? _watched;
    private string? _target;
    private string _verb = "";

    public void Before(Statement statement)
    {
        _before = null;
        switch (statement.Kind)
        {
            case StatementKind.Drop:
                Forget();
                var dropped = StatementWords.Dropped(new StatementText(file, statement.Span), "TABLE");
                Watch("DROP TABLE", dropped, dropped is null ? [] : null);
                break;
            case StatementKind.Delete when StatementWords.Deleted(new StatementText(file, statement.Span)) is { } deleted:
                _deleted.Add(deleted);
                break;
            case StatementKind.Insert or StatementKind.Update when MayReplace(statement) && StatementWords.Written(new StatementText(file, statement.Span)) is var (table, onConflict):
                if (onConflict == "REPLACE" || (onConflict.Length == 0 && Replaces(table)))
                {
                    Watch(Verb(statement.Kind, onConflict), table, ReferringTo(table));
                }

                break;
            case StatementKind.Create:
                Forget();
                break;
            case StatementKind.Alter:
                Forget();
                if (StatementWords.Renamed(new StatementText(file, statement.Span)) is { } rename)
                {
                    _renames.Add(rename);
                }

                break;
        }
    }

    public void After(Statement statement)
    {
        if (_before is not null)
        {
            _losses.AddRange(_before.LostIn(ReferringRows.Of(database, _watched), _target!).Select(loss => new SeenLoss(loss, statement.Span, _verb, _renames.Count)));
        }
    }

    /// <summary>What is still lost when the script has ended: a script may have put the rows back.</summary>
    public IEnumerable<ReplayFact> Facts()
    {
        if (_losses.Count == 0)
        {
            yield break;
        }

        var atEnd = ReferringRows.Of(database);
        foreach (var statement in _losses.GroupBy(item => (item.Span, item.Verb)))
        {
            var losses = statement
                .Where(item => !_deleted.Contains(item.Loss.Table) && _first.IsStillLost(item.Loss, atEnd, NameAtEnd(item)))
                .Select(item => item.Loss)
                .ToList();
            if (losses.Count > 0)
            {
                yield return new ReplayFact(
                    ReplayFactKind.RowsLost, file.Path, statement.Key.Span, RowLoss.Clause(statement.Key.Verb, losses), losses[0].Target);
            }
        }
    }

    // A new table that still refers to the old one loses what it has just been given, and then takes its name.
    private string NameAtEnd(SeenLoss seen) => _renames.Skip(seen.RenamesBefore)
        .Aggregate(seen.Loss.Table, (name, rename) => name.Equals(rename.From, StringComparison.OrdinalIgnoreCase) ? rename.To : name);

    private static string Verb(StatementKind kind, string onConflict) => (kind, onConflict) switch
    {
        (StatementKind.Insert, "") => "INSERT INTO",
        (StatementKind.Insert, _) => "REPLACE INTO",
        (_, "") => "UPDATE of",
        _ => "UPDATE OR REPLACE of",
    };

    private bool MayReplace(Statement statement) =>
        replaces || file.Text.AsSpan(statement.Span.Start, statement.Span.Length).Contains("REPLACE", StringComparison.OrdinalIgnoreCase);

    /// <param name="verb">What the statement does.</param>
    /// <param name="target">To which table; null where it is none.</param>
    /// <param name="watched">The tables whose rows it may touch; null for all that have foreign keys.</param>
    private void Watch(string verb, string? target, List<string>? watched)
    {
        if (target is not null && watched?.Count != 0 && database.Query("PRAGMA foreign_keys") is [["1"]])
        {
            (_verb, _target, _watched) = (verb, target, watched);
            _before = ReferringRows.Of(database, watched);
            _first.AddNew(_before);
        }
    }

    private List<string> ReferringTo(string table)
    {
        if (!_referring.TryGetValue(table, out var found))
        {
            _referring.Add(table, found = Referring.To(database, [table]));
        }

        return found;
    }

    private bool Replaces(string table)
    {
        if (!_replacing.TryGetValue(table, out var found))
        {
            _replacing.Add(table, found = TableShape.ReplacesRows(database, table));
        }

        return found;
    }

    private void Forget()
    {
        _referring.Clear();
        _replacing.Clear();
    }

    private sealed record SeenLoss(RowLoss Loss, TextSpan Span, string Verb, int RenamesBefore);
}
