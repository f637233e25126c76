using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>Takes a migration back and applies it again, on a copy: that has to come out where it was.</summary>
internal static class DownReplay
{
    public static ReplayFact? Try(ScratchDatabase applied, SequencedMigration migration, RunningMark mark)
    {
        if (migration is not { Down: { Statements.Count: > 0 } down, DownFile: { } file })
        {
            return null;
        }

        using var copy = applied.Copy();
        var scripts = new ScriptReplay(copy, mark);
        var engine = "SQLite " + applied.Engine.Version;
        if (scripts.Run(file, down) is { } failure)
        {
            return new ReplayFact(ReplayFactKind.DownFails, file.Path, failure.Span, failure.Error.Message, engine);
        }

        var first = down.Statements[0].Span;
        return scripts.Run(migration.UpFile, migration.Up) is { } again
            ? new ReplayFact(ReplayFactKind.DownFails, file.Path, first, "the up script cannot be run again behind it: " + again.Error.Message, engine)
            : Difference(Schema(applied), Schema(copy)) is { } difference
                ? new ReplayFact(ReplayFactKind.DownChangesSchema, file.Path, first, difference)
                : null;
    }

    private static Dictionary<string, string> Schema(ScratchDatabase database) =>
        database.Query("SELECT type || ' ' || quote(name), sql FROM main.sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY 1")
            .ToDictionary(row => row[0]!, row => row[1] ?? "", StringComparer.Ordinal);

    private static string? Difference(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (!after.TryGetValue(name, out var sql))
            {
                return name + " is missing";
            }

            if (!before.TryGetValue(name, out var was))
            {
                return name + " is left over";
            }

            if (was != sql)
            {
                return name + " is defined otherwise";
            }
        }

        return null;
    }
}
