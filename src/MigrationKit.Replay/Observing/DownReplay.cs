using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;
using MigrationKit.Sqlite.Schema;

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
            : Difference(Lines(applied), Lines(copy)) is { } difference
                ? new ReplayFact(ReplayFactKind.DownChangesSchema, file.Path, first, difference)
                : null;
    }

    private static List<string> Lines(ScratchDatabase database) => SqliteSchemaReader.Read(database.Db, out var lines) is { IsDone: false } failed
        ? throw new EngineException("the schema", new EngineError(failed.Code, failed.Message, -1, false, null))
        : lines;

    private static string? Difference(List<string> before, List<string> after)
    {
        var parts = SchemaDifferences.Between(before, after).Select(difference => difference.ToString());
        return string.Join(", ", parts) is { Length: > 0 } text ? text : null;
    }
}
