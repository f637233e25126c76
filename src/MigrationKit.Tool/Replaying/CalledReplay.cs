using MigrationKit.Compiler;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay;
using MigrationKit.Replay.Caching;
using MigrationKit.Replay.Engine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Replaying;

/// <summary>
/// One replay for a build. It first takes for granted what is known of locked scripts; where that does not do (they have to run, or
/// something is to be said of one), it begins anew and reads them all.
/// </summary>
/// <param name="call">What the build asks for.</param>
/// <param name="start">What was begun meanwhile; null where no engine is wanted.</param>
internal sealed class CalledReplay(ReplayCall call, HeadStart? start)
{
    private FolderContent? _content;
    private CompiledSet? _set;

    public string ChainHead => _set!.Sequence.ChainHead;

    /// <summary>What the compiler would have warned of next, had the build come to it.</summary>
    public IEnumerable<Problem> Warnings => _set!.Problems.Where(problem => problem.Severity == Severity.Warning);

    /// <param name="output">Gets what is worth telling besides.</param>
    /// <returns>What was found.</returns>
    public EquatableArray<Problem> Run(List<string> output)
    {
        var known = start is null ? null : (Func<KnownFiles>)start.Known;
        return Try(known, output) ?? Try(known is null ? null : () => KnownFiles.None, output)!.Value;
    }

    private EquatableArray<Problem>? Try(Func<KnownFiles>? known, List<string> output)
    {
        _content = FolderSource.Read(call.Folder, call.Dialect, call.IsContinuousIntegration, known);
        _set = Folder.Compile(call.Folder, _content, call.MinimumSqlite).Set;

        // What is not locked is going to run, and is judged.
        if (_content.Unread.Count > 0 && (Concerns(_set.Problems) || !Locked(_set).IsSupersetOf(_content.Unread)))
        {
            return null;
        }

        // Here too, and not only in the compiler: what cannot be read cannot be run, and the build must not take that for success.
        var errors = _set.Problems.Where(problem => problem.Severity == Severity.Error).ToEquatableArray();
        return start is null ? errors
            : errors.Count == 0 ? Replay(_set, start, output)
            : BesideEdits.AreAll(errors) && start.Engine() is { } engine ? ReplayEdited(_set, errors, engine)
            : errors;
    }

    // Without what is kept from other runs, and nothing of it is kept.
    private EquatableArray<Problem>? ReplayEdited(CompiledSet set, EquatableArray<Problem> errors, NativeEngine engine)
    {
        var options = new ReplayOptions(call.TimeLimit, MarkFile: call.Mark) { HasNoLockedText = _content!.Unread.Count > 0 };
        return BesideEdits.Find(engine, set, options) is { } found ? errors.Concat(found).ToEquatableArray() : null;
    }

    private EquatableArray<Problem>? Replay(CompiledSet set, HeadStart start, List<string> output)
    {
        var engine = start.Engine();
        var told = new List<string>();
        if (engine is not null && engine.Path != call.Engine)
        {
            told.Add($"MigrationKit: the project brings no SQLite for this machine ({call.Engine ?? "no package with one"}), so the machine's own replays.");
        }

        if (engine is null)
        {
            output.AddRange(told);
            return MigrationCompiler.Judge(set, FolderReplay.WithoutEngine(set, call.Engine));
        }

        var result = SetReplay.TryRun(engine, set, new ReplayOptions(call.TimeLimit, call.Cache, call.Mark)
        {
            WatchesSchema = SnapshotStep.IsNeeded(call.Folder, set),
            Snapshot = start.Committed(),
            Loaded = start.TakeStored(),
            HasNoLockedText = _content!.Unread.Count > 0,
        });
        if (result is null)
        {
            return null;
        }

        told.Add($"MigrationKit: replayed {call.Folder} on SQLite {engine.Version} ({engine.Path}): {Counted.Of(result.Executed, "migration")} run, {result.Cached} from the cache.");
        told.AddRange(UnrunStepNotes.Of(call.Folder, result).Select(note => "MigrationKit: " + note));
        var problems = MigrationCompiler.Judge(set, result.Facts, result.Coverage);
        if (Concerns(problems))
        {
            return null;
        }

        output.AddRange(told);
        if (problems.Any(problem => problem.Severity == Severity.Error))
        {
            return problems;
        }

        Keep(set);
        return result.Snapshot is { } snapshot ? Take(snapshot, set, result, problems, output) : WithoutSnapshot(set, problems, output);
    }

    private EquatableArray<Problem> WithoutSnapshot(CompiledSet set, EquatableArray<Problem> problems, List<string> output)
    {
        if (Environments.AreNamed(set.Sequence.Migrations))
        {
            output.Add($"MigrationKit: no schema.snapshot of {call.Folder}, because the migrations that every environment runs need the others to run.");
        }

        return problems;
    }

    private EquatableArray<Problem> Take(string snapshot, CompiledSet set, ReplayResult result, EquatableArray<Problem> problems, List<string> output)
    {
        var stale = call.IsContinuousIntegration ? SnapshotStep.Compare(call.Folder, snapshot) : SnapshotStep.Keep(call.Folder, snapshot, output);
        return stale is null ? problems : MigrationCompiler.Judge(set, result.Facts.Append(stale).ToEquatableArray(), result.Coverage);
    }

    /// <summary>Whether something is said of a file that was not read: where in it, and in which words, only its text tells.</summary>
    private bool Concerns(EquatableArray<Problem> problems) => _content!.Unread.Count > 0 && problems.Any(problem => _content.Unread.Contains(problem.Path));

    /// <summary>The lock files, and the scripts at the start of the set that have shipped.</summary>
    private static HashSet<string> Locked(CompiledSet set)
    {
        var paths = set.Sequence.LockFiles.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var migration in set.Sequence.Migrations.TakeWhile(migration => migration.IsLocked))
        {
            paths.Add(migration.UpFile.Path);
            paths.Add(migration.DownFile?.Path ?? migration.UpFile.Path);
        }

        return paths;
    }

    private void Keep(CompiledSet set)
    {
        if (call is not { Cache: { } cache, IsContinuousIntegration: false })
        {
            return;
        }

        var locked = Locked(set);
        var files = new List<KnownFile>();
        for (var i = 0; i < _content!.Stamps.Count; i++)
        {
            if (locked.Contains(_content.Stamps[i].Path))
            {
                files.Add(i < _content.Files.Count
                    ? new KnownFile(_content.Stamps[i], _content.Files[i], null)
                    : new KnownFile(_content.Stamps[i], null, _content.Locks[i - _content.Files.Count]));
            }
        }

        if (start!.Known().ToKeep(files, TimeProvider.System.GetUtcNow()) is not { } bytes)
        {
            return;
        }

        try
        {
            WholeFile.Write(KnownFiles.FileOf(cache), bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next build reads the files again. What is there still says what it says by its stamps.
        }
    }
}
