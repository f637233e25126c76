using MigrationKit.Providers;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>
/// Keeps scripts, steps and checks from changing the history table (docs/decisions/0030): the engine asks while it compiles a statement, triggers included,
/// so nothing of a refused one is run. Held only while such a statement can come, because the history is written over the same connection.
/// </summary>
internal sealed class HistoryGuard : IDisposable
{
    // The engine's action codes; SQLitePCLRaw has no names for them.
    private const int Delete = 9;
    private const int DropTable = 11;
    private const int Insert = 18;
    private const int Update = 23;
    private const int AlterTable = 26;
    private const int Savepoint = 32;

    private readonly sqlite3 _db;
    private readonly string _table;
    private readonly HashSet<string> _savepoints = new(StringComparer.OrdinalIgnoreCase);

    // Kept alive here: the engine holds the only other reference.
    private readonly delegate_authorizer _callback;

    public HistoryGuard(sqlite3 db, HistoryTable history)
    {
        _db = db;
        _table = history.Name;
        _callback = Decide;
        raw.sqlite3_set_authorizer(db, _callback, null);
    }

    /// <summary>A statement was refused.</summary>
    public bool HasRefused { get; private set; }

    /// <summary>The names of savepoints that statements begin. Noted here because the engine asks only one.</summary>
    public IReadOnlyCollection<string> Savepoints => _savepoints;

    public void Dispose()
    {
        if (!_db.IsClosed)
        {
            raw.sqlite3_set_authorizer(_db, (delegate_authorizer?)null, null);
        }
    }

    private int Decide(object data, int action, utf8z first, utf8z second, utf8z database, utf8z trigger)
    {
        if (action == Savepoint && first.utf8_to_string() == "BEGIN")
        {
            _savepoints.Add(second.utf8_to_string());
        }

        // ALTER TABLE names the database first and the table second.
        var isHistory = action switch
        {
            Insert or Update or Delete or DropTable => IsHistory(database, first),
            AlterTable => IsHistory(first, second),
            _ => false,
        };
        if (!isHistory)
        {
            return raw.SQLITE_OK;
        }

        HasRefused = true;
        return raw.SQLITE_DENY;
    }

    private bool IsHistory(utf8z schema, utf8z table) =>
        string.Equals(table.utf8_to_string(), _table, StringComparison.OrdinalIgnoreCase) && schema.utf8_to_string() == "main";
}
