using MigrationKit.Compiler;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay;
using MigrationKit.Replay.Engine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Replaying;

/// <summary>The replay for a person: on the engine that was named, or the one that this program brings.</summary>
internal static class FolderReplay
{
    /// <summary>What cannot be read cannot be run; what was edited since it shipped can.</summary>
    public static bool CanRun(CompiledSet set) => BesideEdits.AreAll(set.Problems) || !set.Problems.Any(problem => problem.Severity == Severity.Error);

    /// <param name="set">The folder, compiled.</param>
    /// <param name="path">The engine; null for any.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What was found, and what could not be seen.</returns>
    /// <exception cref="Refusal">The engine that was named cannot be loaded.</exception>
    public static (EquatableArray<Problem> Problems, IEnumerable<string> Notes) Run(CompiledSet set, string? path, string folder, CancellationToken cancellationToken)
    {
        var engine = path is null
            ? NativeEngine.TryBindOwn() ?? NativeEngine.TryBindOfTheMachine()
            : NativeEngine.TryBind(Path.GetFullPath(path))
                ?? throw new Refusal("noEngine", $"'{path}' is no SQLite that this machine can load. Name a native library, like libe_sqlite3.so.");
        if (engine is null)
        {
            return (MigrationCompiler.Judge(set, WithoutEngine(set, path)), []);
        }

        var options = new ReplayOptions(ReplayOptions.DefaultTimeLimit) { CancellationToken = cancellationToken };
        if (BesideEdits.AreAll(set.Problems))
        {
            return (BesideEdits.Find(engine, set, options) ?? [], []);
        }

        var ci = set.Source.IsContinuousIntegration;
        var result = SetReplay.Run(engine, set, options with { WatchesSchema = SnapshotStep.IsNeeded(folder, set), Snapshot = SnapshotFile.Read(folder) is { } text ? new CommittedSnapshot(text) : null });
        var stale = ci && result.Snapshot is { } snapshot ? SnapshotStep.Compare(folder, snapshot) : null;
        var problems = MigrationCompiler.Judge(set, stale is null ? result.Facts : result.Facts.Append(stale).ToEquatableArray(), result.Coverage);
        return (problems, UnrunStepNotes.Of(folder, result));
    }

    public static EquatableArray<ReplayFact> WithoutEngine(CompiledSet set, string? path) => set.Sequence.Migrations.Count == 0
        ? EquatableArray<ReplayFact>.Empty
        : new EquatableArray<ReplayFact>([
            new ReplayFact(
                ReplayFactKind.NoEngine,
                set.Sequence.Migrations[0].UpFile.Path,
                new TextSpan(0, 0),
                path is null ? "the project's packages bring none for this machine, and it has none of its own" : $"'{path}' cannot be loaded, and the machine has none of its own"),
        ]);
}
