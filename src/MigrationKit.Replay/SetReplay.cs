using System.Globalization;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Caching;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Observing;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay;

/// <summary>
/// Runs the migrations of a set in order. What has shipped (is locked) has to run, and no more is asked of it, because nobody may edit it;
/// what is new is also tried on rows.
/// </summary>
internal sealed class SetReplay : IDisposable
{
    private readonly NativeEngine _engine;
    private readonly CompiledSet _set;
    private readonly ReplayOptions _options;
    private readonly TimeLimit _limit;
    private readonly RunningMark _mark;
    private readonly List<ReplayFact> _facts = [];
    private readonly List<string> _triedOnRows = [];
    private readonly List<string> _compared = [];
    private readonly HashSet<string> _notAsked = new(StringComparer.Ordinal);
    private string? _endedBehindStep;

    private SetReplay(NativeEngine engine, CompiledSet set, ReplayOptions options)
    {
        _engine = engine;
        _set = set;
        _options = options;
        _limit = new TimeLimit(options.TimeLimit, options.CancellationToken);
        _mark = new RunningMark(options.MarkFile);
    }

    private SequencedMigration? Baseline => _set.Sequence.Baseline;

    /// <returns>Null where migrations would have to run that have no text.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, whatever that made of it: a look at the database fails then.</exception>
    public static ReplayResult? TryRun(NativeEngine engine, CompiledSet set, ReplayOptions options)
    {
        using var replay = new SetReplay(engine, set, options);
        try
        {
            return replay.Run();
        }
        finally
        {
            options.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    public static ReplayResult Run(NativeEngine engine, CompiledSet set, ReplayOptions options) =>
        TryRun(engine, set, options) ?? throw new ArgumentException("Migrations without text cannot run.", nameof(options));

    /// <summary>The database behind all migrations, for a look at it; null where one of them fails.</summary>
    /// <returns>What the look returned.</returns>
    public static T? Inspect<T>(NativeEngine engine, CompiledSet set, Func<ScratchDatabase, T?> look)
        where T : class
    {
        using var limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        using var mark = new RunningMark(null);
        using var database = new ScratchDatabase(engine, limit);
        var scripts = new ScriptReplay(database, mark);
        if (set.Sequence.Baseline is { } baseline && scripts.Run(baseline.UpFile, baseline.Up) is not null)
        {
            return null;
        }

        return Environments.Of(set.Sequence.Migrations)[0].All(migration => scripts.Run(migration.UpFile, migration.Up) is null) ? look(database) : null;
    }

    public void Dispose()
    {
        _mark.Dispose();
        _options.Loaded?.Dispose();
        _limit.Dispose();
    }

    private ReplayResult? Run()
    {
        var environments = _options.Environment is { } environment ? [Environments.In(environment, _set.Sequence.Migrations)] : Environments.Of(_set.Sequence.Migrations);
        var isOne = _options.Environment is not null || !Environments.AreNamed(_set.Sequence.Migrations);
        var canCache = _options.CacheFile is not null && isOne;
        var (executed, cached) = (0, 0);
        var watched = new List<SnapshotBuilder>();

        // Where the lock file says otherwise, what is true is found out by running all.
        var committed = LockedImpacts.Differing(_set.Sequence, _options.Snapshot?.Impacts).Count == 0 ? _options.Snapshot : null;
        foreach (var migrations in environments)
        {
            var locked = migrations.TakeWhile(migration => migration.IsLocked).ToList();
            var watch = _options.WatchesSchema ? new SchemaWatch(migrations, locked.Count, Baseline, isOne ? committed : null, _facts) : null;
            var (last, first) = Run(migrations, locked.Count, watch, canCache && locked.Count > 0 ? new PrefixCache(_options.CacheFile!, _engine, Baseline, _set.Sequence.HeadAfter(locked)) : null);
            if (_options.HasNoLockedText && first < locked.Count)
            {
                return null;
            }

            executed += last - first;
            cached += first;
            if (watch?.Finished is { } builder)
            {
                watched.Add(builder);
                _compared.AddRange(migrations.Select(migration => migration.UpFile.Path));
            }
        }

        var impacts = Environments.Impacts(_set.Sequence.Migrations, watched);
        var snapshot = watched.Count < environments.Count ? null : (isOne ? watched[0] : Common())?.Write("SQLite " + _engine.Version, impacts);
        _facts.AddRange(LockedImpacts.Differing(_set.Sequence, snapshot is null ? null : impacts));
        return new ReplayResult(_facts.Distinct().ToEquatableArray(), executed, cached)
        {
            Snapshot = snapshot,
            EndedBehindStep = _endedBehindStep,
            NotAsked = [.. _notAsked.Order(StringComparer.Ordinal)],
            Coverage = new ReplayCoverage(_triedOnRows.ToEquatableArray(), _compared.ToEquatableArray()) { Engine = _engine.Version },
        };
    }

    /// <summary>What the migrations make that every environment runs. They may need the others between them, and then there is no such schema.</summary>
    private SnapshotBuilder? Common()
    {
        var migrations = Environments.Common(_set.Sequence.Migrations);
        var watch = new SchemaWatch(migrations, 0, Baseline, null, []);
        using var database = new ScratchDatabase(_engine, _limit);
        var scripts = new ScriptReplay(database, _mark);
        if (!MakeBaseline(scripts, watch, database))
        {
            return null;
        }

        for (var i = 0; i < migrations.Count; i++)
        {
            if (scripts.Run(migrations[i].UpFile, migrations[i].Up) is not null)
            {
                return null;
            }

            watch.Ran(i, database);
        }

        return watch.Finished;
    }

    /// <returns>How many are done, and how many of them were taken from the cache.</returns>
    private (int Done, int Cached) Run(IReadOnlyList<SequencedMigration> migrations, int locked, SchemaWatch? watch, PrefixCache? cache)
    {
        using var stored = watch is null or { KnowsTheLocked: true } ? Usable(cache?.Take(_options.Loaded), watch) : null;
        using var database = stored?.Database ?? new ScratchDatabase(_engine, _limit);
        var first = stored is null ? 0 : locked;
        if (_options.HasNoLockedText && first < locked)
        {
            return (0, 0);
        }

        if (stored is not null)
        {
            database.Join(_limit);
            watch?.Begin(stored.Schema!, first - 1, database);
        }

        var scripts = new ScriptReplay(database, _mark);
        if (stored is null && !MakeBaseline(scripts, watch, database))
        {
            return (0, 0);
        }

        PopulatedReplay? populated = null;
        var i = first;
        // Told on: to ask all that went before at each of a thousand migrations takes longer than many of them.
        var lastStep = migrations.Take(first).ToList().FindLastIndex(migration => UnrunSteps.AreIn(migration.Up));
        try
        {
            for (; i < migrations.Count; i++)
            {
                var migration = migrations[i];
                var isTried = !migration.IsLocked && _options.TriesOnRows;
                populated ??= isTried ? new PopulatedReplay(database, _mark, _facts) : null;
                if (scripts.Run(migration.UpFile, migration.Up, ConditionsOf(migration, lastStep >= 0, database)) is { } failure)
                {
                    if (UnrunSteps.MayHaveMade(failure) && (lastStep >= 0 || UnrunSteps.StandBefore(migration.Up, failure.Span)))
                    {
                        _endedBehindStep = $"{migration.UpFile.Path} ({failure.Error.Message})";
                        return (i, first);
                    }

                    _facts.Add(FactOf(migration.UpFile.Path, failure));
                    return (i + 1, first);
                }

                watch?.Ran(i, database);
                if (isTried)
                {
                    // The steps of what is locked have no made-up rows to mend; what they made is missing all the same.
                    TryOnRows(migration, database, populated!, hasStepOnRows: lastStep >= locked, hasStepBefore: lastStep >= 0);
                }
                else if (i + 1 == locked)
                {
                    cache?.Save(database);
                }

                lastStep = UnrunSteps.AreIn(migration.Up) ? i : lastStep;
            }

            populated?.End(isWhole: lastStep < 0);
            return (i, first);
        }
        catch (EngineException) when (_limit.IsUp)
        {
            // Between two statements, in a look at the database.
            var (file, script) = (migrations[i].UpFile, migrations[i].Up);
            _facts.Add(OutOfTime(file.Path, script.Statements.FirstOrDefault()?.Span ?? script.Span));
            return (i + 1, first);
        }
        finally
        {
            populated?.Dispose();
        }
    }

    private static StoredPrefix? Usable(StoredPrefix? stored, SchemaWatch? watch)
    {
        // While it is still being looked at.
        watch?.ReadCommitted();
        if (stored?.Schema is not null)
        {
            return stored;
        }

        stored?.Dispose();
        return null;
    }

    /// <returns>Whether the schema is there that the first migration meets.</returns>
    private bool MakeBaseline(ScriptReplay scripts, SchemaWatch? watch, ScratchDatabase database)
    {
        if (Baseline is not { } baseline)
        {
            return true;
        }

        if (scripts.Run(baseline.UpFile, baseline.Up) is { } failure)
        {
            _facts.Add(FactOf(baseline.UpFile.Path, failure));
            return false;
        }

        watch?.RanBaseline(database);
        return true;
    }

    // Of what has shipped no more is asked than to run; and a step that was not run may be what makes a condition true.
    private Conditions? ConditionsOf(SequencedMigration migration, bool isBehindStep, ScratchDatabase database)
    {
        if (migration.IsLocked || !Conditions.AreIn(migration.Up))
        {
            return null;
        }

        if (isBehindStep || UnrunSteps.AreIn(migration.Up))
        {
            _notAsked.Add(migration.Id);
            return null;
        }

        return new Conditions(database, migration.UpFile, migration.Up, "a database without rows", _facts) { AsksWhatIsRequired = true };
    }

    /// <param name="migration">What has just run without rows.</param>
    /// <param name="applied">The database that it ran on.</param>
    /// <param name="populated">The one with rows.</param>
    /// <param name="hasStepOnRows">Whether a step was left out since the rows were made up.</param>
    /// <param name="hasStepBefore">Whether any migration before it has a step.</param>
    private void TryOnRows(SequencedMigration migration, ScratchDatabase applied, PopulatedReplay populated, bool hasStepOnRows, bool hasStepBefore)
    {
        var isSeen = populated.Run(migration, applied, asks: !_notAsked.Contains(migration.Id), hasStepOnRows);
        var (down, isDownSeen) = DownReplay.Try(applied, migration, hasStepBefore || UnrunSteps.AreIn(migration.Up), _mark);
        if (down is not null)
        {
            _facts.Add(down);
        }

        if (isSeen && isDownSeen)
        {
            _triedOnRows.AddRange(migration.DownFile is { } file && file.Path != migration.UpFile.Path ? [migration.UpFile.Path, file.Path] : [migration.UpFile.Path]);
        }
    }

    private ReplayFact FactOf(string path, ScriptFailure failure) =>
        failure.Error.Denied is { } denied ? new ReplayFact(ReplayFactKind.Denied, path, failure.Span, denied)
        : _limit.IsUp ? OutOfTime(path, failure.Span)
        : new ReplayFact(ReplayFactKind.Fails, path, failure.Span, failure.Error.Message, "SQLite " + _engine.Version);

    private ReplayFact OutOfTime(string path, TextSpan span) =>
        new(ReplayFactKind.TimeLimit, path, span, _options.TimeLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture));
}
