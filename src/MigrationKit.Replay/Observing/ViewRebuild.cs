using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>A view that a script drops and creates again: its INSTEAD OF triggers go with it.</summary>
internal sealed record ViewRebuild(string View, IReadOnlyList<string> Triggers, TextSpan Span)
{
    /// <summary>The views with triggers that the script drops, as they are before it.</summary>
    public static List<ViewRebuild> Before(ScratchDatabase database, SqlFile file, SqlScript script) =>
    [
        .. from statement in script.Statements
           where statement.Kind == StatementKind.Drop
           let view = StatementWords.Dropped(new StatementText(file, statement.Span), "VIEW")
           where view is not null
           let triggers = Triggered(database, view)
           where triggers.Count > 0
           select new ViewRebuild(view, triggers, statement.Span),
    ];

    public IEnumerable<ReplayFact> After(ScratchDatabase database, SqlFile file, SqlScript script)
    {
        if (database.Query($"SELECT name FROM main.sqlite_master WHERE type = 'view' AND name = {SqlText.Literal(View)} COLLATE NOCASE") is not [[{ } name]])
        {
            yield break;
        }

        var meant = script.Statements.Where(statement => statement.Kind == StatementKind.Drop)
            .Select(statement => StatementWords.Dropped(new StatementText(file, statement.Span), "TRIGGER")).OfType<string>();
        var lost = Triggers.Except(Triggered(database, View), StringComparer.OrdinalIgnoreCase).Except(meant, StringComparer.OrdinalIgnoreCase).ToList();
        if (lost.Count > 0)
        {
            yield return new ReplayFact(ReplayFactKind.ObjectsLost, file.Path, Span, string.Join(", ", lost.Select(trigger => $"trigger '{trigger}'")), name);
        }
    }

    private static List<string> Triggered(ScratchDatabase database, string view) =>
        [.. database.Query($"SELECT name FROM main.sqlite_master WHERE type = 'trigger' AND tbl_name = {SqlText.Literal(view)} COLLATE NOCASE ORDER BY name").Select(row => row[0]!)];
}
