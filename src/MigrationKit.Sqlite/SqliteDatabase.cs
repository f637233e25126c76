using System.Data;
using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.History;
using MigrationKit.Sqlite.Running;
using SQLitePCL;

namespace MigrationKit.Sqlite;

/// <summary>
/// A SQLite database, by connection string or over a connection of the app. By connection string it reads through the app's own pool and
/// migrates on a connection outside of it, so that no pragma, temporary table or attached file of a script comes back out of the pool.
/// </summary>
internal sealed class SqliteDatabase : IMigrationDatabase
{
    private readonly string _connectionString;
    private readonly TimeSpan _lockTimeout;
    private readonly TimeProvider _time;
    private readonly bool _isBorrowed;
    private readonly bool _wasOpen;
    private SqliteConnection? _connection;
    private DatabaseLocation? _location;
    private bool _isForMigrating;

    public SqliteDatabase(string connectionString, TimeSpan lockTimeout, TimeProvider time)
    {
        _connectionString = connectionString;
        _lockTimeout = lockTimeout;
        _time = time;
    }

    public SqliteDatabase(SqliteConnection connection, TimeSpan lockTimeout, TimeProvider time)
        : this(connection.ConnectionString, lockTimeout, time)
    {
        _connection = connection;
        _isBorrowed = true;
        _isForMigrating = true;
        _wasOpen = connection.State == ConnectionState.Open;
    }

    public string Description => Location.Description;

    public DatabaseCapabilities Capabilities { get; } =
        new() { TransactionalDdl = true, ForeignKeysAreSetOutsideTransactions = true };

    private DatabaseLocation Location => _location ??= new DatabaseLocation(_connectionString);

    // Not an async method, and everything that is not needed when nothing is pending stays out of it: this is every start of the app.
    public ValueTask<string?> ReadChainHeadAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HistoryName.Check(history);
        if (!OpenForReading())
        {
            return default;
        }

        var result = HistoryReader.ReadChainHead(_connection!.Handle!, history, Location, out var chain);
        return result.IsDone ? new ValueTask<string?>(chain) : ReadChainHeadWhenFreeAsync(history, result, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HistoryName.Check(history);
        List<HistoryRow> rows = [];
        if (OpenForReading())
        {
            await new WhenFree(Location, _lockTimeout, _time).RunAsync(
                () => HistoryReader.ReadAll(_connection!.Handle!, history, Location, out rows),
                "read the history", MigrationErrorKind.InvalidHistory, cancellationToken).ConfigureAwait(false);
        }

        return rows;
    }

    public async ValueTask<IMigrationSession> BeginAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OpenForMigrating();
        return await SqliteSession.BeginAsync(_connection!, Location, request, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        if (!_isBorrowed)
        {
            _connection?.Dispose();
        }
        else if (!_wasOpen)
        {
            _connection!.Close();
        }

        return default;
    }

    private async ValueTask<string?> ReadChainHeadWhenFreeAsync(HistoryTable history, EngineResult first, CancellationToken cancellationToken)
    {
        string? chain = null;
        EngineResult? known = first;
        await new WhenFree(Location, _lockTimeout, _time).RunAsync(
            () =>
            {
                var result = known ?? HistoryReader.ReadChainHead(_connection!.Handle!, history, Location, out chain);
                known = null;
                return result;
            },
            "read the history", MigrationErrorKind.InvalidHistory, cancellationToken).ConfigureAwait(false);
        return chain;
    }

    /// <summary>Opens the connection for reading; false where there is no file yet, because looking must not create it.</summary>
    private bool OpenForReading()
    {
        if (_connection is { State: ConnectionState.Open })
        {
            return true;
        }

        _connection ??= new SqliteConnection(_connectionString);
        if (!File.Exists(_connection.DataSource) && Location.IsStillToBeCreated)
        {
            return false;
        }

        Open(_connection);
        return true;
    }

    private void OpenForMigrating()
    {
        if (!_isForMigrating)
        {
            _isForMigrating = true;
            if (Location.IsPooled)
            {
                _connection?.Dispose();
                _connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ToString());
            }

            _connection ??= new SqliteConnection(_connectionString);
        }

        if (_connection!.State != ConnectionState.Open)
        {
            Open(_connection);
        }
    }

    private void Open(SqliteConnection connection)
    {
        try
        {
            connection.Open();
        }
        catch (SqliteException e)
        {
            throw EngineFailure.Of(
                new EngineResult(e.SqliteExtendedErrorCode, EngineText(e)), Location, "open the connection", MigrationErrorKind.CannotOpen);
        }
        catch (Exception e) when (e is TypeInitializationException or DllNotFoundException || e.GetType() == typeof(Exception))
        {
            // What SQLitePCLRaw throws where no bundle was found is a bare Exception.
            throw new MigrationException(
                MigrationErrorKind.CannotOpen,
                $"{Location.Description} cannot be opened: the program brings no SQLite engine ({e.Message}) "
                + "Reference the package 'Microsoft.Data.Sqlite' or a 'SQLitePCLRaw.bundle_…' package.",
                e);
        }
        catch (InvalidOperationException e)
        {
            throw new MigrationException(MigrationErrorKind.CannotOpen, $"{Location.Description} cannot be opened: {e.Message}", e);
        }
    }

    // The driver wraps it: "SQLite Error 14: 'unable to open database file'."
    private static string EngineText(SqliteException e) => raw.sqlite3_errstr(e.SqliteErrorCode).utf8_to_string();
}
