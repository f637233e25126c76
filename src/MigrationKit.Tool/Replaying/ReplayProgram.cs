using System.Globalization;
using System.Text;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Validation.Rules;
using MigrationKit.Replay;
using MigrationKit.Replay.Engine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Replaying;

/// <summary>
/// `replay @FILE`: what a build runs before it compiles. It stays away from the command-line parser and the console, whose loading would
/// take longer than the replay.
/// </summary>
internal static class ReplayProgram
{
    public const string Name = "replay";

    public static int Run(string[] args)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        var folder = GlobalOptions.DefaultFolder;
        try
        {
            var call = args is [_, ['@', .. var file]]
                ? ReplayCall.Read(Lines(file))
                : throw Refusal.WrongCall("`replay @FILE` is for builds; a person calls `migrationkit check`.");
            folder = call.Folder;
            return Run(call, output);
        }
        catch (Refusal refusal)
        {
            output.WriteLine("migrationkit : error : " + refusal.Message);
            return refusal.ExitCode;
        }
        catch (Exception fault)
        {
            output.WriteLine(ProblemInfo.Of(new MK9001OwnFault().Of(".", fault), folder, warningsAsErrors: false).ToLine().Text);
            return ExitCode.Failed;
        }
    }

    // Whole and in one go, as the scripts are read: a reader of lines is code that nothing else here needs.
    private static string[] Lines(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF').Split('\n', StringSplitOptions.TrimEntries);

    private static int Run(ReplayCall call, StreamWriter output)
    {
        // Whoever finds one takes it for where this process died.
        if (call.Mark is { } mark)
        {
            File.Delete(mark);
        }

        var start = call.Dialect == SqlDialect.Sqlite ? HeadStart.Begin(call, () => BindFor(call)) : null;
        var folder = Folder.CompileAny(call.Folder, call.Dialect, call.IsContinuousIntegration, call.MinimumSqlite);

        // Here too, and not only in the compiler: what cannot be read cannot be run, and the build must not take that for success.
        var problems = folder.Set.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        if (problems.Count == 0 && start is not null)
        {
            problems = [.. Replay(folder.Set, call, start, output)];
        }

        foreach (var problem in problems)
        {
            output.WriteLine(ProblemInfo.Of(problem, call.Folder, warningsAsErrors: false).ToLine().Text);
        }

        // With a warning there is no stamp either: a build that makes an error of it must not pass the second time.
        if (problems.Count == 0 && call.Stamp is { } stamp)
        {
            WholeFile.Write(stamp, folder.Set.Sequence.ChainHead + "\n");
        }

        return problems.Exists(problem => problem.Severity == Severity.Error) ? ExitCode.Failed : ExitCode.Done;
    }

    private static NativeEngine? BindFor(ReplayCall call) => (call.Engine is null ? null : NativeEngine.TryBind(call.Engine)) ?? NativeEngine.TryBindOfTheMachine();

    private static EquatableArray<Problem> Replay(CompiledSet set, ReplayCall call, HeadStart start, StreamWriter output)
    {
        var engine = start.Engine();
        if (engine is not null && engine.Path != call.Engine)
        {
            output.WriteLine($"MigrationKit: the project brings no SQLite for this machine ({call.Engine ?? "no package with one"}), so the machine's own replays.");
        }

        if (engine is null)
        {
            return MigrationCompiler.Judge(set, FolderReplay.WithoutEngine(set, call.Engine));
        }

        var result = SetReplay.Run(engine, set, new ReplayOptions(call.TimeLimit, call.Cache, call.Mark)
        {
            WatchesSchema = SnapshotStep.IsNeeded(call.Folder, set),
            Snapshot = SnapshotFile.Read(call.Folder),
            Loaded = start.Stored(),
        });
        output.WriteLine(
            $"MigrationKit: replayed {call.Folder} on SQLite {engine.Version} ({engine.Path}): {Counted.Of(result.Executed, "migration")} run, {result.Cached} from the cache.");
        if (result.NotAsked.Count > 0)
        {
            output.WriteLine($"MigrationKit: what {string.Join(", ", result.NotAsked)} {(result.NotAsked.Count == 1 ? "requires and ensures was" : "require and ensure was")} not asked: C# steps run before it, and a replay runs none.");
        }

        var problems = MigrationCompiler.Judge(set, result.Facts, result.Coverage);
        if (result.Snapshot is null && Environments.AreNamed(set.Sequence.Migrations) && !problems.Any(problem => problem.Severity == Severity.Error))
        {
            output.WriteLine($"MigrationKit: no schema.snapshot of {call.Folder}, because the migrations that every environment runs need the others to run.");
        }

        if (result.Snapshot is not { } snapshot || problems.Any(problem => problem.Severity == Severity.Error))
        {
            return problems;
        }

        if (call.IsContinuousIntegration)
        {
            return SnapshotStep.Compare(call.Folder, snapshot) is { } stale ? MigrationCompiler.Judge(set, result.Facts.Append(stale).ToEquatableArray(), result.Coverage) : problems;
        }

        if (SnapshotFile.Write(call.Folder, snapshot))
        {
            output.WriteLine($"MigrationKit: wrote {SnapshotFile.PathIn(call.Folder)}. Commit it with the migrations.");
        }

        return problems;
    }
}
