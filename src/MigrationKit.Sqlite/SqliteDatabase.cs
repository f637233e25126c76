using MigrationKit.Providers;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Checks;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.History;
using MigrationKit.Sqlite.Running;
using MigrationKit.Sqlite.Schema;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite;

/// <summary>A SQLite database, by connection string or over a connection of the program.</summary>
internal sealed class SqliteDatabase : IMigrationDatabase
{
    private readonly ConnectionSource _connections;
    private readonly TimeSpan _lockTimeout;
    private readonly TimeProvider _time;

    public SqliteDatabase(string connectionString, TimeSpan lockTimeout, TimeProvider time)
        : this(new ConnectionSource(connectionString, null), lockTimeout, time)
    {
    }

    public SqliteDatabase(SqliteConnection connection, TimeSpan lockTimeout, TimeProvider time)
        : this(new ConnectionSource(connection.ConnectionString, connection), lockTimeout, time)
    {
    }

    private SqliteDatabase(ConnectionSource connections, TimeSpan lockTimeout, TimeProvider time)
    {
        _connections = connections;
        _lockTimeout = lockTimeout;
        _time = time;
    }

    /// <summary>Tells how much room there is for a back-up.</summary>
    public DiskSpace DiskSpace { get; init; } = SystemDiskSpace.Of;

    /// <summary>A folder that goes with this object, of a copy; null for a database that stays.</summary>
    private string? OwnFolder { get; init; }

    public string Description => _connections.Location.Description;

    public DatabaseCapabilities Capabilities { get; } =
        new() { TransactionalDdl = true, ForeignKeysAreSetOutsideTransactions = true };

    // Not an async method, and everything that is not needed when nothing is pending stays out of it: this is every start of the program.
    public ValueTask<string?> ReadChainHeadAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HistoryName.Check(history);
        if (_connections.OpenForReading() is not { } connection)
        {
            return default;
        }

        var waits = false;
        try
        {
            var result = HistoryReader.ReadChainHead(connection.Handle!, history, _connections.Location, out var chain);
            waits = !result.IsDone;
            return waits ? ReadChainHeadWhenFreeAsync(connection, history, cancellationToken) : new ValueTask<string?>(chain);
        }
        finally
        {
            if (!waits)
            {
                _connections.GiveBack(connection);
            }
        }
    }

    public async ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HistoryName.Check(history);
        List<HistoryRow> rows = [];
        if (_connections.OpenForReading() is { } connection)
        {
            try
            {
                await NewWhenFree().RunAsync(
                    () => HistoryReader.ReadAll(connection.Handle!, history, _connections.Location, out rows),
                    "read the history", MigrationErrorKind.InvalidHistory, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _connections.GiveBack(connection);
            }
        }

        return rows;
    }

    public async ValueTask<(IReadOnlyList<TableRows> Tables, long? Size)> EstimateAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_connections.OpenForReading() is not { } connection)
        {
            return ([], 0);
        }

        try
        {
            List<TableRows> tables = [];
            var size = 0L;
            await NewWhenFree().RunAsync(
                () =>
                {
                    using var interruption = new Interruption(connection.Handle!, _time, null, cancellationToken);
                    var result = RowCounts.Read(connection.Handle!, steps, out tables);
                    cancellationToken.ThrowIfCancellationRequested();
                    return result.IsDone ? DatabaseSize.Read(connection.Handle!, out size) : result;
                },
                "count the rows", MigrationErrorKind.InputOutput, cancellationToken).ConfigureAwait(false);
            return (tables, size);
        }
        finally
        {
            _connections.GiveBack(connection);
        }
    }

    public async ValueTask<IReadOnlyList<string>?> ReadSchemaAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HistoryName.Check(history);
        List<string> lines = [];
        if (_connections.OpenForReading() is { } connection)
        {
            try
            {
                await NewWhenFree().RunAsync(
                    () => SqliteSchemaReader.Read(connection.Handle!, out lines),
                    "read the schema", MigrationErrorKind.Corrupt, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _connections.GiveBack(connection);
            }
        }

        return lines;
    }

    public async ValueTask<IMigrationDatabase> CopyAsync(string? folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (connectionString, copy) = await ScratchCopy.CreateAsync(_connections, folder, NewWhenFree(), DiskSpace, cancellationToken).ConfigureAwait(false);
        return new SqliteDatabase(connectionString, _lockTimeout, _time) { OwnFolder = copy };
    }

    public async ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<string> findings = [];
        if (_connections.OpenForReading() is { } connection)
        {
            try
            {
                await NewWhenFree().RunAsync(
                    () =>
                    {
                        using var interruption = new Interruption(connection.Handle!, _time, null, cancellationToken);
                        var result = SoundCheck.Run(connection.Handle!, out findings);
                        findings.AddRange(ForeignKeyFailure.Describe(ForeignKeyViolations.Count(connection.Handle!), connection.Handle!));
                        cancellationToken.ThrowIfCancellationRequested();
                        return result;
                    },
                    "check the file", MigrationErrorKind.Corrupt, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _connections.GiveBack(connection);
            }
        }

        return findings;
    }

    public async ValueTask<IMigrationSession> BeginAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HistoryName.Check(request.History);
        var connection = _connections.OpenForMigrating();
        try
        {
            return await SqliteSession.BeginAsync(connection, _connections, request, DiskSpace, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _connections.GiveBack(connection);
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        _connections.Dispose();
        if (OwnFolder is not null)
        {
            Directory.Delete(OwnFolder, recursive: true);
        }

        return default;
    }

    private async ValueTask<string?> ReadChainHeadWhenFreeAsync(SqliteConnection connection, HistoryTable history, CancellationToken cancellationToken)
    {
        try
        {
            string? chain = null;
            await NewWhenFree().RunAsync(
                () => HistoryReader.ReadChainHead(connection.Handle!, history, _connections.Location, out chain),
                "read the history", MigrationErrorKind.InvalidHistory, cancellationToken).ConfigureAwait(false);
            return chain;
        }
        finally
        {
            _connections.GiveBack(connection);
        }
    }

    private WhenFree NewWhenFree() => new(_connections.Location, _lockTimeout, _time);
}
