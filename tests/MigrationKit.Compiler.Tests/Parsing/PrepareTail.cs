using System.Text;
using SQLitePCL;

namespace MigrationKit.Compiler.Tests.Parsing;

/// <summary>The real engine as judge: where its own prepare says that a statement ends.</summary>
internal sealed class PrepareTail : IDisposable
{
    private readonly sqlite3 _database;

    public PrepareTail(string schema = "")
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(":memory:", out _database));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(_database, schema));
    }

    /// <summary>
    /// Byte offsets of the ends of all statements. With <paramref name="execute"/> each is run, so that later ones find its tables.
    /// Null, and the engine's words, where it refuses one.
    /// </summary>
    public List<int>? Ends(string script, out string error, bool execute = false)
    {
        var bytes = Encoding.UTF8.GetBytes(script);
        var ends = new List<int>();
        error = "";
        ReadOnlySpan<byte> rest = bytes;
        while (rest.Length > 0)
        {
            var result = raw.sqlite3_prepare_v2(_database, rest, out var statement, out var tail);
            if (result == raw.SQLITE_OK && execute && !statement.IsInvalid)
            {
                do
                {
                    result = raw.sqlite3_step(statement);
                }
                while (result == raw.SQLITE_ROW);
                result = result == raw.SQLITE_DONE ? raw.SQLITE_OK : result;
            }

            var isStatement = !statement.IsInvalid;
            statement.Dispose();
            if (result != raw.SQLITE_OK)
            {
                error = raw.sqlite3_errmsg(_database).utf8_to_string() + " at " + Encoding.UTF8.GetString(rest[..Math.Min(80, rest.Length)]);
                return null;
            }

            // Nothing but comments and semicolons was left.
            if (!isStatement)
            {
                break;
            }

            ends.Add(bytes.Length - tail.Length);
            rest = tail;
        }

        return ends;
    }

    public void Dispose() => _database.Dispose();
}
