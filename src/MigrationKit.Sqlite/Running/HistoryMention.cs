using System.Text;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>
/// Which scripts are guarded (<see cref="HistoryGuard"/>): those whose text has the history table's name in it, and all of them once there is a
/// trigger that has. Asking the engine about every statement of a thousand scripts would cost more than all the rest of it.
/// </summary>
internal sealed class HistoryMention(HistoryTable history)
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(history.Name);

    // A name with quotes in it is written in more ways than one.
    private readonly bool _isQuoted = history.Name.AsSpan().IndexOfAny("\"'`]") >= 0;

    private bool _isInTrigger;

    /// <summary>Looks for triggers that are there already.</summary>
    public EngineResult LookAtTriggers(sqlite3 db)
    {
        var code = EngineCall.Prepare(db, "SELECT 1 FROM main.sqlite_master WHERE type = 'trigger' AND instr(lower(sql), lower(?1)) LIMIT 1"u8, out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return EngineResult.LastOf(db);
            }

            raw.sqlite3_bind_text(statement, 1, _name);
            code = raw.sqlite3_step(statement);
            _isInTrigger = code == raw.SQLITE_ROW;
            return code is raw.SQLITE_ROW or raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    public bool IsIn(ReadOnlySpan<byte> sql)
    {
        // What mentions it may leave a trigger behind.
        _isInTrigger = _isInTrigger || _isQuoted || Mentions(sql);
        return _isInTrigger;
    }

    private bool Mentions(ReadOnlySpan<byte> sql)
    {
        // Its '_' is seldom in a script and has one case only; without one, its first letter in both.
        var anchor = Math.Max(0, _name.AsSpan().IndexOf((byte)'_'));
        var (lower, upper) = ((byte)char.ToLowerInvariant((char)_name[anchor]), (byte)char.ToUpperInvariant((char)_name[anchor]));
        for (var at = anchor; at < sql.Length; at++)
        {
            var hit = lower == upper ? sql[at..].IndexOf(lower) : sql[at..].IndexOfAny(lower, upper);
            if (hit < 0)
            {
                return false;
            }

            at += hit;
            if (at - anchor + _name.Length <= sql.Length && IsName(sql.Slice(at - anchor, _name.Length)))
            {
                return true;
            }
        }

        return false;
    }

    // As the engine compares names: only ASCII letters have two cases.
    private bool IsName(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != _name[i] && !(char.IsAsciiLetter((char)text[i]) && (text[i] ^ _name[i]) == 0x20))
            {
                return false;
            }
        }

        return true;
    }
}
