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
using SQLitePCL;

namespace MigrationKit.Sqlite;

/// <summary>A SQLite database, by connection string or over a connection of the program.</summary>
internal sealed class SqliteDatabase : IMigrationDatabase
{
    private readonly ConnectionSource _connections;
    private readonly DiskSpace? _diskSpace;
    private MigrationOptions? _options;

    /// <param name="connectionString">As for the driver.</param>
    /// <param name="options">For the lock time-out and the clock; null for the defaults, which are made only when they are needed.</param>
    public SqliteDatabase(string connectionString, MigrationOptions? options)
        : this(new ConnectionSource(connectionString, null), options)
    {
    }

    public SqliteDatabase(SqliteConnection connection, MigrationOptions? options)
        : this(new ConnectionSource(connection.ConnectionString, connection), options)
    {
    }

    private SqliteDatabase(ConnectionSource connections, MigrationOptions? options)
    {
        _connections = connections;
        _options = options;
    }

    /// <summary>A database that is disposed at the end of its run, by a connection string without a pool.</summary>
    public static SqliteDatabase ForOneRun(string connectionString, MigrationOptions? options) =>
        new(new ConnectionSource(connectionString, null) { KeepsConnection = true }, options);

    /// <summary>Tells how much room there is for a back-up.</summary>
    public DiskSpace DiskSpace
    {
        get => _diskSpace ?? SystemDiskSpace.Of;
        init => _diskSpace = value;
    }

    /// <summary>A folder that goes with this object, of a copy; null for a database that stays.</summary>
    private string? OwnFolder { get; init; }

    public string Description => _connections.Location.Description;

    public DatabaseCapabilities Capabilities => new() { TransactionalDdl = true, ForeignKeysAreSetOutsideTransactions = true };

    private MigrationOptions Options => _options ??= new MigrationOptions();

    // Not an async method, and everything that is not needed when nothing is pending stays out of it: this is every start of the program,
    // and what it calls has to be compiled or loaded first.
    public ValueTask<bool> HasChainHeadAsync(HistoryTable history, string chainHead, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_connections.OpenForReading() is not { } connection)
        {
            return default;
        }

        var isOver = true;
        try
        {
            var code = HistoryReader.HasChainHead(connection.Handle!, history, chainHead);
            isOver = code is raw.SQLITE_ROW or raw.SQLITE_DONE;
            return isOver ? new ValueTask<bool>(code == raw.SQLITE_ROW) : CompareAsync(connection, history, chainHead, cancellationToken);
        }
        finally
        {
            if (isOver)
            {
                _connections.GiveBack(connection);
            }
        }
    }

    public async ValueTask<string?> ReadChainHeadAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _connections.OpenForReading() is { } connection
            ? await ReadChainHeadAsync(connection, history, cancellationToken).ConfigureAwait(false)
            : null;
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
                    () =>
                    {
                        // A view of the same columns reads like the table, and no run would take it for one.
                        var looked = HistoryShape.Look(connection.Handle!, history, _connections.Location, out var exists);
                        return looked.IsDone && exists ? HistoryReader.ReadAll(connection.Handle!, history, _connections.Location, out rows) : looked;
                    },
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
                    using var interruption = new Interruption(connection.Handle!, Options.Time, null, cancellationToken);
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
        return new SqliteDatabase(new ConnectionSource(connectionString, null, Description), _options) { OwnFolder = copy };
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
                        using var interruption = new Interruption(connection.Handle!, Options.Time, null, cancellationToken);
                        var result = SoundCheck.Run(connection.Handle!, out findings);
                        if (findings.Where(SoundCheck.IsDamage).ToList() is { Count: > 0 } damage)
                        {
                            throw RehearsalFailure.Damaged(_connections.Location, damage);
                        }

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

    // Busy, no such table, a name that SQLite does not take: whatever it is, the careful way finds out or says so.
    private async ValueTask<bool> CompareAsync(SqliteConnection connection, HistoryTable history, string chainHead, CancellationToken cancellationToken) =>
        string.Equals(await ReadChainHeadAsync(connection, history, cancellationToken).ConfigureAwait(false), chainHead, StringComparison.Ordinal);

    private async ValueTask<string?> ReadChainHeadAsync(SqliteConnection connection, HistoryTable history, CancellationToken cancellationToken)
    {
        try
        {
            HistoryName.Check(history);
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

    private WhenFree NewWhenFree() => new(_connections.Location, Options.LockTimeout, Options.Time);
}
