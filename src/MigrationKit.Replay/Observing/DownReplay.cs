using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;
using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Replay.Observing;

/// <summary>Takes a migration back and applies it again, on a copy: that has to come out where it was.</summary>
internal static class DownReplay
{
    /// <param name="applied">The database with the migration applied.</param>
    /// <param name="migration">What is taken back.</param>
    /// <param name="isBehindStep">A step of the migration or of one before it may have made what the down script names.</param>
    /// <param name="mark">Where it is noted what runs.</param>
    /// <returns>What is wrong with it, or null; and whether it could be seen to the end.</returns>
    public static (ReplayFact? Fact, bool IsSeen) Try(ScratchDatabase applied, SequencedMigration migration, bool isBehindStep, RunningMark mark)
    {
        if (migration is not { Down: { Statements.Count: > 0 } down, DownFile: { } file })
        {
            return (null, true);
        }

        using var copy = applied.Copy();
        var scripts = new ScriptReplay(copy, mark);
        var engine = "SQLite " + applied.Engine.Version;
        if (scripts.Run(file, down) is { } failure)
        {
            return UnrunSteps.MayHaveMade(failure) && (isBehindStep || UnrunSteps.StandBefore(down, failure.Span))
                ? (null, false)
                : (new ReplayFact(ReplayFactKind.DownFails, file.Path, failure.Span, failure.Error.Message, engine), false);
        }

        // What its own steps would have taken back is still there.
        if (UnrunSteps.AreIn(down))
        {
            return (null, false);
        }

        var first = down.Statements[0].Span;
        return scripts.Run(migration.UpFile, migration.Up) is { } again
            ? (new ReplayFact(ReplayFactKind.DownFails, file.Path, first, "the up script cannot be run again behind it: " + again.Error.Message, engine), false)
            : SchemaDifferences.Between(Lines(applied), Lines(copy)) is { Count: > 0 } differences
                ? (new ReplayFact(ReplayFactKind.DownChangesSchema, file.Path, PlaceOf(differences[0], down), string.Join(", ", differences)), true)
                : (null, true);
    }

    private static List<string> Lines(ScratchDatabase database) => SqliteSchemaReader.Read(database.Db, out var lines) is { IsDone: false } failed
        ? throw new EngineException("the schema", new EngineError(failed.Code, failed.Message, -1, false, null))
        : lines;

    private static TextSpan PlaceOf(SchemaDifference difference, SqlScript down) =>
        new ScriptWords(down).Places.Given(difference.Table, difference.Part == SchemaPartKind.Column ? difference.Name : "");
}
