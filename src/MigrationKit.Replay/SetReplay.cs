using System.Globalization;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
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

    private SetReplay(NativeEngine engine, CompiledSet set, ReplayOptions options)
    {
        _engine = engine;
        _set = set;
        _options = options;
        _limit = new TimeLimit(options.TimeLimit);
        _mark = new RunningMark(options.MarkFile);
    }

    public static ReplayResult Run(NativeEngine engine, CompiledSet set, ReplayOptions options)
    {
        using var replay = new SetReplay(engine, set, options);
        return replay.Run();
    }

    public void Dispose()
    {
        _mark.Dispose();
        _limit.Dispose();
    }

    private ReplayResult Run()
    {
        var executed = 0;
        foreach (var migrations in Environments.Of(_set.Sequence.Migrations))
        {
            executed += Run(migrations);
        }

        return new ReplayResult(_facts.Distinct().ToEquatableArray(), executed, 0);
    }

    private int Run(IReadOnlyList<SequencedMigration> migrations)
    {
        using var database = new ScratchDatabase(_engine, _limit);
        var scripts = new ScriptReplay(database, _mark);
        PopulatedReplay? populated = null;
        SequencedMigration? migration = null;
        try
        {
            for (var i = 0; i < migrations.Count; i++)
            {
                migration = migrations[i];
                populated ??= migration.IsLocked ? null : new PopulatedReplay(database, _mark, _facts);
                if (scripts.Run(migration.UpFile, migration.Up) is { } failure)
                {
                    _facts.Add(FactOf(migration.UpFile.Path, failure));
                    return i + 1;
                }

                if (!migration.IsLocked)
                {
                    populated?.Run(migration, database);
                    AddIfAny(DownReplay.Try(database, migration, _mark));
                }
            }

            return migrations.Count;
        }
        catch (EngineException) when (_limit.IsUp && migration is not null)
        {
            // Between two statements, in a look at the database.
            _facts.Add(OutOfTime(migration.UpFile.Path, migration.Up.Statements.Count > 0 ? migration.Up.Statements[0].Span : migration.Up.Span));
            return migration.Ordinal;
        }
        finally
        {
            populated?.Dispose();
        }
    }

    private void AddIfAny(ReplayFact? fact)
    {
        if (fact is not null)
        {
            _facts.Add(fact);
        }
    }

    private ReplayFact FactOf(string path, ScriptFailure failure) =>
        failure.Error.Denied is { } denied ? new ReplayFact(ReplayFactKind.Denied, path, failure.Span, denied)
        : _limit.IsUp ? OutOfTime(path, failure.Span)
        : new ReplayFact(ReplayFactKind.Fails, path, failure.Span, failure.Error.Message, "SQLite " + _engine.Version);

    private ReplayFact OutOfTime(string path, TextSpan span) =>
        new(ReplayFactKind.TimeLimit, path, span, _options.TimeLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture));
}
