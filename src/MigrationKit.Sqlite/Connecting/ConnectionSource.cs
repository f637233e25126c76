using System.Data;
using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using SQLitePCL;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>
/// Opens connections for as long as each is needed. By connection string it reads through the program's own pool and migrates on a
/// connection outside of it, so that no pragma, temporary table or attached file of a script comes back out of the pool.
/// </summary>
internal sealed class ConnectionSource(string connectionString, SqliteConnection? borrowed, string? copyOf = null) : IDisposable
{
    private DatabaseLocation? _location;

    // KeepsConnection has one for everything. A shared database in memory goes with its last connection, so that the first one stays open beside the others.
    private SqliteConnection? _kept;
    private int _isBorrowed;

    /// <summary>
    /// The connection that is read with migrates too, and stays open until this is disposed: for a run over thousands of files, where
    /// opening is most of the work. For connection strings without a pool.
    /// </summary>
    public bool KeepsConnection { get; init; }

    public string ConnectionString => connectionString;

    public DatabaseLocation Location => _location ??= new DatabaseLocation(connectionString, null, copyOf);

    /// <summary>A connection to read with; null where there is no file yet, because looking must not create it.</summary>
    public SqliteConnection? OpenForReading()
    {
        if (borrowed is not null)
        {
            return Borrow();
        }

        if (KeepsConnection && _kept is not null)
        {
            return _kept;
        }

        var connection = NewConnection();
        _location ??= new DatabaseLocation(connectionString, connection.DataSource, copyOf);
        return Exists(connection.DataSource) ? Keep(Open(connection))
            : Location.IsStillToBeCreated ? null
            : OpenMaybeInMemory(connection);
    }

    /// <summary>A connection to migrate on; creates the file where the connection string allows it.</summary>
    public SqliteConnection OpenForMigrating() =>
        borrowed is not null ? Borrow()
        : KeepsConnection && _kept is not null ? _kept
        : OpenMaybeInMemory(new SqliteConnection(Location.IsPooled
            ? new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString()
            : connectionString));

    /// <param name="connection">The connection.</param>
    /// <param name="isUsedUp">A script may have left something on it that the next user must not find.</param>
    public void GiveBack(SqliteConnection connection, bool isUsedUp = false)
    {
        if (connection == borrowed)
        {
            Volatile.Write(ref _isBorrowed, 0);
        }
        else if (connection != _kept)
        {
            connection.Dispose();
        }
        else if (isUsedUp && !Location.IsMemory)
        {
            _kept = null;
            connection.Dispose();
        }
    }

    public void Dispose() => _kept?.Dispose();

    // To .NET, a link that leads to nothing exists.
    private static bool Exists(string path) => File.Exists(path) && !RealPath.IsMissing(path);

    private SqliteConnection NewConnection()
    {
        try
        {
            return new SqliteConnection(connectionString);
        }
        catch (Exception e) when (ConnectionStrings.IsRefusal(e))
        {
            // The text itself may hold a password, so it is not repeated.
            _location = new DatabaseLocation("", "(connection string that cannot be read)");
            throw new MigrationException(
                MigrationErrorKind.CannotOpen,
                $"The connection string of the SQLite database cannot be read: {e.Message.TrimEnd('.')}. Correct it; the simplest is \"Data Source=app.db\".", e);
        }
    }

    private SqliteConnection Keep(SqliteConnection connection)
    {
        _kept = KeepsConnection ? connection : null;
        return connection;
    }

    // Two runs over one connection would be in one transaction, and each would read what the other has not committed.
    private SqliteConnection Borrow() =>
        borrowed!.State != ConnectionState.Open
            ? throw new InvalidOperationException($"The connection to {Location.Description} is closed. Open it before migrating over it.")
        : Interlocked.Exchange(ref _isBorrowed, 1) == 1
            ? throw new InvalidOperationException(
                $"The connection to {Location.Description} is in use by another call of this migrator. Await that one first: one connection does one thing at a time.")
        : borrowed;

    private SqliteConnection OpenMaybeInMemory(SqliteConnection connection)
    {
        if (Location.Shown.Length == 0 && Location.IsPrivateMemory)
        {
            connection.Dispose();
            throw new MigrationException(
                MigrationErrorKind.CannotOpen,
                "The connection string of the SQLite database names no file: it is empty, or its 'Data Source' is. Write \"Data Source=app.db\", and check "
                + "that the setting it comes from is there.");
        }

        if (Location.IsPrivateMemory)
        {
            throw new MigrationException(
                MigrationErrorKind.CannotOpen,
                $"{Location.Description} is in memory and would be gone as soon as its connection is closed. Open a SqliteConnection, "
                + "migrate over that one (SqliteMigrator.MigrateAsync(connection, …)) and keep it open.");
        }

        Open(connection);
        if (Location.IsMemory)
        {
            Interlocked.CompareExchange(ref _kept, connection, null);
        }

        return connection;
    }

    private SqliteConnection Open(SqliteConnection connection)
    {
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (Explain(e) is { } explained)
            {
                throw explained;
            }

            throw;
        }
    }

    private MigrationException? Explain(Exception e) => e switch
    {
        SqliteException engine => EngineFailure.Of(
            EngineResult.Of(engine), Location, "open the connection", MigrationErrorKind.CannotOpen),

        // SQLitePCLRaw throws a bare Exception where no bundle was found.
        TypeInitializationException or DllNotFoundException => WithoutEngine(e),
        _ when e.GetType() == typeof(Exception) => WithoutEngine(e),
        InvalidOperationException => new MigrationException(MigrationErrorKind.CannotOpen, $"{Location.Description} cannot be opened: {e.Message}", e),
        _ => null,
    };

    private MigrationException WithoutEngine(Exception e) => new(
        MigrationErrorKind.CannotOpen,
        $"{Location.Description} cannot be opened: the program brings no SQLite engine ({e.Message}). "
        + "Reference the package 'Microsoft.Data.Sqlite', or 'SQLitePCLRaw.bundle_e_sqlite3' beside 'Microsoft.Data.Sqlite.Core'. "
        + "A trimmed or natively compiled program calls SQLitePCL.Batteries_V2.Init() itself before it migrates: the driver's search is cut off there.",
        e);
}
