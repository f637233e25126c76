using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay;
using MigrationKit.Replay.Caching;
using MigrationKit.Replay.Engine;
using MigrationKit.Tool.Folders;
using SQLitePCL;

namespace MigrationKit.Tool.Replaying;

/// <summary>
/// What the replay of a small set takes is the first use of its code: loading the engine, and everything that is needed for the first
/// table. While the files are read, the other cores do that, on nothing.
/// </summary>
internal sealed class HeadStart
{
    private const string Example = """
        CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE CHECK (name <> ''));
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));
        INSERT INTO child (id) VALUES (1);
        """;

    private readonly ManualResetEventSlim _isBound = new();
    private readonly ManualResetEventSlim _isLoaded = new();
    private Thread? _recalling;
    private Thread? _remembering;
    private Thread? _reading;
    private NativeEngine? _engine;
    private StoredPrefix? _stored;
    private KnownFiles _known = KnownFiles.None;
    private KeptSchema? _schema;
    private CommittedSnapshot? _committed;
    private ExceptionDispatchInfo? _failure;
    private ExceptionDispatchInfo? _unread;

    /// <summary>Begins with what is the same for every call.</summary>
    public static HeadStart Begin()
    {
        var start = new HeadStart();
        if (Environment.ProcessorCount > 1)
        {
            new Thread(LoadCryptography) { IsBackground = true }.Start();
            new Thread(start.Rehearse) { IsBackground = true }.Start();
        }

        return start;
    }

    /// <param name="call">What is about to be replayed.</param>
    /// <param name="bind">Finds the engine.</param>
    public void GoOn(ReplayCall call, Func<NativeEngine?> bind)
    {
        if (call.Cache is { } kept)
        {
            _remembering = new Thread(() => Remember(kept)) { IsBackground = true };
            _remembering.Start();
        }

        new Thread(() => Bind(call, bind)) { IsBackground = true }.Start();

        _reading = new Thread(() => Read(call.Folder)) { IsBackground = true };
        _reading.Start();

        // Where it is about to ship, nothing but its text is believed.
        if (call is { Cache: { } cache, IsContinuousIntegration: false })
        {
            _recalling = new Thread(() => Recall(cache)) { IsBackground = true };
            _recalling.Start();
        }
    }

    /// <summary>The engine, as soon as it is there; null where there is none.</summary>
    public NativeEngine? Engine()
    {
        _isBound.Wait();
        _failure?.Throw();
        return _engine;
    }

    /// <summary>What the cache file of the call held, for whoever asks first; null where it was not read.</summary>
    public StoredPrefix? TakeStored()
    {
        _isLoaded.Wait();
        return Interlocked.Exchange(ref _stored, null);
    }

    /// <summary>The folder's schema.snapshot; null where there is none.</summary>
    public CommittedSnapshot? Committed()
    {
        _reading?.Join();
        _unread?.Throw();
        return _committed;
    }

    /// <summary>The files that need not be read.</summary>
    public KnownFiles Known()
    {
        _recalling?.Join();
        return _known;
    }

    // Takes 5 ms, and whoever wants a checksum first would wait for it.
    private static void LoadCryptography()
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData([]);
            hash.GetHashAndReset();
        }
        catch (Exception)
        {
            // Where there is none, whoever wants a checksum says so.
        }
    }

    private void Recall(string cache)
    {
        try
        {
            _known = KnownFiles.Load(KnownFiles.FileOf(cache));
        }
        catch (Exception)
        {
            // An exception that leaves a thread ends the process. What is not known is read.
        }
    }

    private void Remember(string cache)
    {
        try
        {
            _schema = KeptSchema.TryLoad(cache);
        }
        catch (Exception)
        {
            // As above. What is not kept is looked at.
        }
    }

    private KeptSchema? Schema()
    {
        _remembering?.Join();
        return _schema;
    }

    private void Read(string folder)
    {
        try
        {
            _committed = SnapshotFile.Read(folder) is { } text ? new CommittedSnapshot(text) : null;
            _ = (_committed?.Impacts, _committed?.Parts);
        }
        catch (Exception failure)
        {
            _unread = ExceptionDispatchInfo.Capture(failure);
        }
    }

    private void Bind(ReplayCall call, Func<NativeEngine?> bind)
    {
        try
        {
            _engine = bind();
            if (_engine is { } engine && IsForThreads() && call.Cache is { } cache)
            {
                new Thread(() => Load(cache, engine)) { IsBackground = true }.Start();
            }
            else
            {
                _isLoaded.Set();
            }
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
            _isLoaded.Set();
        }

        _isBound.Set();
    }

    private void Load(string cache, NativeEngine engine)
    {
        StoredPrefix? stored = null;
        try
        {
            _stored = stored = StoredPrefix.TryLoad(cache, engine, Schema);
            _isLoaded.Set();

            // For whoever has taken it meanwhile.
            _ = stored?.Schema;
        }
        catch (Exception)
        {
            // Without what is stored everything runs, and a fault is told there.
            _isLoaded.Set();
        }
    }

    // An engine that was built for one thread is used by one.
    private static bool IsForThreads() => Environment.ProcessorCount > 1 && raw.sqlite3_threadsafe() != 0;

    private void Rehearse()
    {
        try
        {
            EquatableArray<SqlFile> files = new([new SqlFile("0001_example.sql", Example)]);
            var set = MigrationCompiler.Compile(new SetSource(GlobalOptions.DefaultFolder, files, null, EquatableArray<SqlFile>.Empty, SqlDialect.Sqlite, false));
            _isBound.Wait();
            if (_engine is { } engine && IsForThreads())
            {
                var result = SetReplay.Run(engine, set, new ReplayOptions(ReplayOptions.DefaultTimeLimit) { WatchesSchema = true });
                MigrationCompiler.Judge(set, result.Facts, result.Coverage);
            }
        }
        catch (Exception)
        {
            // Whatever it is, it comes again where somebody is told.
        }
    }
}
