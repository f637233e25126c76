using System.Runtime.ExceptionServices;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Replay;
using MigrationKit.Replay.Caching;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Observing;
using MigrationKit.Replay.Populating;
using SQLitePCL;

namespace MigrationKit.Tool.Replaying;

/// <summary>
/// What the replay of a small set takes is the first use of its code: loading the engine, and everything that is needed for the first
/// table. While the files are read, the other cores do that, on nothing.
/// </summary>
internal sealed class HeadStart
{
    private readonly ReplayCall _call;
    private readonly Thread _binding;
    private Thread? _loading;
    private NativeEngine? _engine;
    private StoredPrefix? _stored;
    private ExceptionDispatchInfo? _failure;

    private HeadStart(ReplayCall call, Func<NativeEngine?> bind)
    {
        _call = call;
        _binding = new Thread(() => Bind(bind)) { IsBackground = true };
    }

    /// <param name="call">What is about to be replayed.</param>
    /// <param name="bind">Finds the engine.</param>
    public static HeadStart Begin(ReplayCall call, Func<NativeEngine?> bind)
    {
        var start = new HeadStart(call, bind);
        start._binding.Start();
        if (Environment.ProcessorCount > 1)
        {
            new Thread(() => MigrationCompiler.Compile(Nothing(call))) { IsBackground = true }.Start();
        }

        return start;
    }

    /// <summary>The engine, as soon as it is there; null where there is none.</summary>
    public NativeEngine? Engine()
    {
        _binding.Join();
        _failure?.Throw();
        return _engine;
    }

    /// <summary>What the cache file of the call held; null where it was not read.</summary>
    public StoredPrefix? Stored()
    {
        _binding.Join();
        _loading?.Join();
        return _stored;
    }

    private static SetSource Nothing(ReplayCall call) =>
        new(call.Folder, EquatableArray<SqlFile>.Empty, null, EquatableArray<SqlFile>.Empty, call.Dialect, call.IsContinuousIntegration);

    private void Bind(Func<NativeEngine?> bind)
    {
        try
        {
            _engine = bind();
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            return;
        }

        // An engine that was built for one thread is used by one.
        if (_engine is { } engine && Environment.ProcessorCount > 1 && raw.sqlite3_threadsafe() != 0)
        {
            if (_call.Cache is { } cache)
            {
                _loading = new Thread(() => _stored = StoredPrefix.TryLoad(cache, engine)) { IsBackground = true };
                _loading.Start();
            }

            new Thread(() => Use(engine)) { IsBackground = true }.Start();
        }
    }

    private static void Use(NativeEngine engine)
    {
        try
        {
            using var limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
            using var database = new ScratchDatabase(engine, limit);
            database.Do("CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''))");
            database.Do("CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id))");
            new SchemaTracker().Look(database, onlyCreates: false, isQuiet: true);
            new TableFiller(database).Fill(["child"]);
            using var copy = database.Copy();
        }
        catch (EngineException)
        {
            // It will fail again where somebody is told.
        }
    }
}
