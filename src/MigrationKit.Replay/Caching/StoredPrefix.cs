using System.Globalization;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Observing;
using SQLitePCL;

namespace MigrationKit.Replay.Caching;

/// <summary>
/// A database that an earlier replay has kept, loaded. Whether it is of use is not known yet (<see cref="Key"/> says whose it is), so that it
/// can be loaded, and looked at, while the migrations are still being read. Until its schema was asked for, nobody else uses the database.
/// </summary>
internal sealed class StoredPrefix : IDisposable
{
    private readonly TimeLimit _limit;
    private readonly object _looking = new();
    private SchemaTracker? _schema;
    private bool _isOver;

    private StoredPrefix(string key, NativeEngine engine)
    {
        Key = key;
        _limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        Database = new ScratchDatabase(engine, _limit);
    }

    public string Key { get; }

    public ScratchDatabase Database { get; }

    /// <summary>Its schema, looked at by whoever asks first, while others wait; null where it cannot be read.</summary>
    public SchemaTracker? Schema
    {
        get
        {
            lock (_looking)
            {
                if (!_isOver)
                {
                    _isOver = true;
                    _schema = Look();
                }

                return _schema;
            }
        }
    }

    public static string KeyFileOf(string file) => file + ".key";

    /// <returns>Null where there is none that is whole.</returns>
    public static StoredPrefix? TryLoad(string file, NativeEngine engine)
    {
        try
        {
            if (!File.Exists(KeyFileOf(file)))
            {
                return null;
            }

            var (key, bytes) = (File.ReadAllText(KeyFileOf(file)), File.ReadAllBytes(file));
            var digest = DigestOf(bytes);
            return key.EndsWith(digest, StringComparison.Ordinal) ? TryLoad(file, bytes, engine, key[..^digest.Length]) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EngineException)
        {
            return null;
        }
    }

    public static string DigestOf(byte[] bytes) => ByteDigest.Of(bytes).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>A name that no other thread of any process uses.</summary>
    public static string FileBeside(string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.tmp");

    public static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It lies in obj/ until that is cleaned; nobody reads it.
        }
    }

    public void Dispose()
    {
        lock (_looking)
        {
            _isOver = true;
            Database.Dispose();
            _limit.Dispose();
        }
    }

    // The engine opens by name, and under that name another build may have put its own since it was read: what was read is opened.
    private static StoredPrefix? TryLoad(string file, byte[] bytes, NativeEngine engine, string key)
    {
        var beside = FileBeside(file);
        try
        {
            File.WriteAllBytes(beside, bytes);
            return TryOpen(beside, engine, key);
        }
        finally
        {
            TryDelete(beside);
        }
    }

    private static StoredPrefix? TryOpen(string file, NativeEngine engine, string key)
    {
        var code = raw.sqlite3_open_v2(file, out var stored, raw.SQLITE_OPEN_READONLY, null);
        using (stored)
        {
            // It has just been read, and need not be copied out of the system's memory page by page.
            raw.sqlite3_exec(stored, "PRAGMA mmap_size = 1073741824");
            var prefix = new StoredPrefix(key, engine);
            if (code == raw.SQLITE_OK && ScratchDatabase.Transfer(stored, prefix.Database.Db))
            {
                return prefix;
            }

            prefix.Dispose();
            return null;
        }
    }

    private SchemaTracker? Look()
    {
        try
        {
            var schema = new SchemaTracker();
            schema.Look(Database, onlyCreates: false, isQuiet: true);
            return schema;
        }
        catch (EngineException)
        {
            return null;
        }
    }
}
