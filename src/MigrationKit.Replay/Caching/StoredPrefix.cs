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
    private readonly string _file;
    private readonly string _digest;
    private readonly Func<KeptSchema?> _kept;
    private readonly TimeLimit _limit;
    private readonly object _looking = new();
    private SchemaTracker? _schema;
    private bool _isOver;

    private StoredPrefix(string file, string key, string digest, NativeEngine engine, Func<KeptSchema?> kept)
    {
        (_file, Key, _digest, _kept) = (file, key, digest, kept);
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

    /// <param name="file">The database.</param>
    /// <param name="engine">What is to run on it.</param>
    /// <param name="kept">Gives what is kept of its schema, where that was read already.</param>
    /// <returns>Null where there is none that is whole.</returns>
    public static StoredPrefix? TryLoad(string file, NativeEngine engine, Func<KeptSchema?>? kept = null)
    {
        try
        {
            if (!File.Exists(KeyFileOf(file)))
            {
                return null;
            }

            var (key, bytes) = (File.ReadAllText(KeyFileOf(file)), File.ReadAllBytes(file));
            var digest = DigestOf(bytes);
            return key.EndsWith(digest, StringComparison.Ordinal)
                ? TryLoad(bytes, new StoredPrefix(file, key[..^digest.Length], digest, engine, kept ?? (() => KeptSchema.TryLoad(file))))
                : null;
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
    private static StoredPrefix? TryLoad(byte[] bytes, StoredPrefix prefix)
    {
        var beside = FileBeside(prefix._file);
        var isLoaded = false;
        try
        {
            File.WriteAllBytes(beside, bytes);
            isLoaded = TryTransfer(beside, prefix.Database);
            return isLoaded ? prefix : null;
        }
        finally
        {
            TryDelete(beside);
            if (!isLoaded)
            {
                prefix.Dispose();
            }
        }
    }

    private static bool TryTransfer(string file, ScratchDatabase database)
    {
        var code = raw.sqlite3_open_v2(file, out var stored, raw.SQLITE_OPEN_READONLY, null);
        using (stored)
        {
            // It has just been read, and need not be copied out of the system's memory page by page.
            raw.sqlite3_exec(stored, "PRAGMA mmap_size = 1073741824");
            return code == raw.SQLITE_OK && ScratchDatabase.Transfer(stored, database.Db);
        }
    }

    private SchemaTracker? Look()
    {
        try
        {
            if (_kept()?.Of(_digest, Database) is { } kept)
            {
                return kept;
            }

            var schema = new SchemaTracker();
            schema.Look(Database, onlyCreates: false, isQuiet: true);
            KeptSchema.Save(_file, _digest, schema);
            return schema;
        }
        catch (EngineException)
        {
            return null;
        }
    }
}
