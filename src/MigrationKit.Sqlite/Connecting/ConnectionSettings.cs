using System.Text;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>What a session changes on a connection, so that its owner gets it back as it was.</summary>
internal sealed class ConnectionSettings(sqlite3 db)
{
    // Null until it was read: a session that fails before that has nothing to put back.
    private long? _foreignKeys;
    private long? _busyTimeout;

    /// <summary>Reads the settings, then makes the connection fit for a session. Outside a transaction, where alone foreign_keys can be set.</summary>
    public EngineResult Take(bool foreignKeysOff)
    {
        var result = EngineCall.ReadInteger(db, "PRAGMA foreign_keys"u8, out var foreignKeys);
        if (result.IsDone)
        {
            _foreignKeys = foreignKeys;
            result = EngineCall.ReadInteger(db, "PRAGMA busy_timeout"u8, out var busyTimeout);
            if (result.IsDone)
            {
                _busyTimeout = busyTimeout;

                // The engine's own wait cannot be cancelled; ours takes its place (BusyWait).
                result = busyTimeout == 0 ? result : EngineCall.Run(db, "PRAGMA busy_timeout = 0"u8);
            }
        }

        return result.IsDone && foreignKeysOff && foreignKeys != 0 ? EngineCall.Run(db, "PRAGMA foreign_keys = 0"u8) : result;
    }

    /// <summary>Puts them back, also where the script itself changed them. Never throws: it runs while a failure is on its way.</summary>
    public void Restore()
    {
        if (!db.IsClosed)
        {
            PutBack("foreign_keys", _foreignKeys);
            PutBack("busy_timeout", _busyTimeout);
        }
    }

    private void PutBack(string pragma, long? before)
    {
        if (before is { } value && EngineCall.ReadInteger(db, Encoding.UTF8.GetBytes($"PRAGMA {pragma}"), out var now).IsDone && now != value)
        {
            EngineCall.Run(db, Encoding.UTF8.GetBytes(FormattableString.Invariant($"PRAGMA {pragma} = {value}")));
        }
    }
}
