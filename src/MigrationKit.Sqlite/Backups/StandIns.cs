using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Functions and collations that the program gives to its own connections (<c>SqliteConnection.CreateFunction</c>, <c>CreateCollation</c>) and that a schema names
/// in a CHECK, a column, an index or a key: on any other connection the engine does not even begin to check the file. Whether that is whole does not depend on
/// what they answer, so that others stand in for them; taken away in the end, because nothing may be written with them.
/// </summary>
internal sealed class StandIns(sqlite3 db) : IDisposable
{
    private const int AnyNumberOfArguments = -1;
    private const string Probe = "migrationkit_stands_in_for_nothing";

    private readonly HashSet<string> _functions = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _collations = new(StringComparer.OrdinalIgnoreCase);

    public bool HasAny => _functions.Count + _collations.Count > 0;

    /// <summary>One more for what this message of the engine misses; false where it misses none, or has got one already, or none could be taken away again.</summary>
    public bool TryAdd(string message) =>
        NameIn(message, "no such collation sequence: ", "") is { } collation ? CanBeTakenAway() && AddCollation(collation)
        : (NameIn(message, "unknown function: ", "()") ?? NameIn(message, "no such function: ", "")) is { } function && CanBeTakenAway() && AddFunction(function);

    public void Dispose()
    {
        foreach (var function in _functions)
        {
            TakeAway(function);
        }

        foreach (var collation in _collations)
        {
            raw.sqlite3_create_collation(db, collation, null, null);
        }
    }

    // Not while a query of the program is open on its connection: the engine then keeps what it has (SQLITE_BUSY), and whoever calls that later calls into
    // nothing, which ends the process. Nobody calls this one.
    private bool CanBeTakenAway() => Create(Probe) && TakeAway(Probe);

    private bool AddFunction(string name) => _functions.Add(name) && Create(name);

    // NULL violates no CHECK. Only a deterministic one is taken for an index or a generated column.
    private bool Create(string name) => raw.sqlite3_create_function(
        db, name, AnyNumberOfArguments, raw.SQLITE_DETERMINISTIC, null, static (context, _, _) => raw.sqlite3_result_null(context)) == raw.SQLITE_OK;

    private bool TakeAway(string name) => raw.sqlite3_create_function(db, name, AnyNumberOfArguments, null, null) == raw.SQLITE_OK;

    private bool AddCollation(string name) =>
        _collations.Add(name)
        && raw.sqlite3_create_collation(db, name, null, static (_, one, other) => string.CompareOrdinal(one, other)) == raw.SQLITE_OK;

    private static string? NameIn(string message, string before, string after)
    {
        var at = message.IndexOf(before, StringComparison.Ordinal);
        return at >= 0 && message.EndsWith(after, StringComparison.Ordinal) ? message[(at + before.Length)..^after.Length] : null;
    }
}
