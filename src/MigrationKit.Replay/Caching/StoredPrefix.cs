using System.Security.Cryptography;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Observing;
using SQLitePCL;

namespace MigrationKit.Replay.Caching;

/// <summary>
/// A database that an earlier replay has kept, loaded with its schema looked at. Whether it is of use is not known yet
/// (<see cref="Key"/> says whose it is), so that it can be loaded while the migrations are still being read.
/// </summary>
internal sealed class StoredPrefix : IDisposable
{
    private readonly TimeLimit _limit;

    private StoredPrefix(string key, NativeEngine engine)
    {
        Key = key;
        _limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        Database = new ScratchDatabase(engine, _limit);
    }

    public string Key { get; }

    public ScratchDatabase Database { get; }

    public SchemaTracker Schema { get; } = new();

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

            var (key, hash) = (File.ReadAllText(KeyFileOf(file)), HashOf(file));
            return key.EndsWith(hash, StringComparison.Ordinal) ? TryLoad(file, engine, key[..^hash.Length]) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or EngineException)
        {
            return null;
        }
    }

    public static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    public void Dispose()
    {
        Database.Dispose();
        _limit.Dispose();
    }

    private static StoredPrefix? TryLoad(string file, NativeEngine engine, string key)
    {
        var code = raw.sqlite3_open_v2(file, out var stored, raw.SQLITE_OPEN_READONLY, null);
        using (stored)
        {
            var prefix = new StoredPrefix(key, engine);
            try
            {
                if (code == raw.SQLITE_OK && ScratchDatabase.Transfer(stored, prefix.Database.Db))
                {
                    prefix.Schema.Look(prefix.Database, onlyCreates: false, isQuiet: true);
                    return prefix;
                }

                prefix.Dispose();
                return null;
            }
            catch (EngineException)
            {
                prefix.Dispose();
                return null;
            }
        }
    }
}
