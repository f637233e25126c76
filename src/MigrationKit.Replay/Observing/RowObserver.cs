using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// Watches what DROP TABLE and REPLACE do to rows of other tables, also of one that is to take a table's place, while foreign keys are on. DELETE is left alone: whoever deletes a row
/// under ON DELETE CASCADE wants its children gone; whoever drops a table to build it anew does not.
/// </summary>
internal sealed class RowObserver(ScratchDatabase database, SqlFile file) : IStatementObserver
{
    private readonly List<SeenLoss> _losses = [];
    private readonly HashSet<string> _deleted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string From, string To)> _renames = [];
    private readonly ReferringRows _first = new();
    private ReferringRows? _before;
    private string? _target;
    private string _verb = "";

    public void Before(Statement statement)
    {
        _before = null;
        if (statement.Kind is not (StatementKind.Drop or StatementKind.Insert or StatementKind.Delete or StatementKind.Alter))
        {
            return;
        }

        var text = new StatementText(file.Text.Substring(statement.Span.Start, statement.Span.Length));
        if (StatementWords.Renamed(text) is { } rename)
        {
            _renames.Add(rename);
        }

        if (StatementWords.Deleted(text) is { } deleted)
        {
            _deleted.Add(deleted);
        }

        var dropped = StatementWords.Dropped(text, "TABLE");
        _target = dropped ?? StatementWords.Replaced(text);
        _verb = dropped is null ? "REPLACE INTO" : "DROP TABLE";
        if (_target is not null && database.Query("PRAGMA foreign_keys") is [["1"]])
        {
            _before = ReferringRows.Of(database);
            _first.AddNew(_before);
        }
    }

    public void After(Statement statement)
    {
        if (_before is not null)
        {
            _losses.AddRange(_before.LostIn(ReferringRows.Of(database), _target!).Select(loss => new SeenLoss(loss, statement.Span, _verb, _renames.Count)));
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

    private sealed record SeenLoss(RowLoss Loss, TextSpan Span, string Verb, int RenamesBefore);
}
