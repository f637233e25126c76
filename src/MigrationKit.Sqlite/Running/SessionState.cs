using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.History;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>What the parts of a session share.</summary>
internal sealed record SessionState(SqliteConnection Connection, ConnectionSource Connections, SessionRequest Request) : IDisposable
{
    public DatabaseLocation Location { get; } = Connections.Location;

    public sqlite3 Db { get; } = Connection.Handle!;

    public WhenFree WhenFree { get; } = new(Connections.Location, Request.LockTimeout, Request.Time);

    public ConnectionSettings Settings { get; } = new(Connection.Handle!);

    public HistoryWriter History { get; } = new(Connection.Handle!, Request.History);

    public HistoryMention Mention { get; private init; } = new(Request.History);

    public WriteTransaction Transaction { get; } =
        new(Connection.Handle!, Connections.Location, new WhenFree(Connections.Location, Request.LockTimeout, Request.Time));

    /// <summary>Ids of what has run with foreign keys off.</summary>
    public List<string> Migrations { get; } = [];

    /// <summary>What has run, for <see cref="LeftOnConnection"/>.</summary>
    public List<MigrationScript> Scripts { get; } = [];

    /// <summary>The history table was there before this session.</summary>
    public bool FoundHistory { get; set; }

    /// <summary>The program's own code has had the connection.</summary>
    public bool WasLent { get; set; }

    /// <summary>The schema's version as it was looked at, or since then committed here; null: to be looked at, or anew, because others have changed it.</summary>
    public long? SchemaVersion { get; set; }

    /// <summary>Violations from before; null where foreign keys stay as they are.</summary>
    public Dictionary<(string Table, string Parent), long>? ViolationsBefore { get; set; }

    public ScriptExecution Execute(ScriptRun run, CancellationToken cancellationToken) =>
        new(Connection, Location, WhenFree, Request, run, run.Script is { } script && Mention.IsIn(script.Utf8), cancellationToken)
        {
            FoundHistory = FoundHistory,
            CloseIdle = () => IdleConnections.Close(Connections.ConnectionString),
        };

    /// <summary>The same connection for the next transaction.</summary>
    public SessionState Next(SessionRequest request) => new(Connection, Connections, request) { Mention = Mention, SchemaVersion = SchemaVersion };

    /// <exception cref="MigrationException">The history could not be written.</exception>
    public void Written(EngineResult result)
    {
        if (!result.IsDone)
        {
            throw EngineFailure.Of(result, Location, $"write the history table '{Request.History.Name}'", MigrationErrorKind.InvalidHistory);
        }
    }

    /// <summary>Takes the lock, and sees whether the schema is still the one that is known.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        await Transaction.BeginAsync(cancellationToken).ConfigureAwait(false);
        if (SchemaVersion is { } known && ReadSchemaVersion() != known)
        {
            SchemaVersion = null;
        }
    }

    /// <summary>Commits, with the history's own account of its newest row.</summary>
    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        Written(History.Mark());
        SchemaVersion = SchemaVersion is null ? null : ReadSchemaVersion();
        return Transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The number that the engine counts up with each change of the schema, whoever makes it.</summary>
    public long? ReadSchemaVersion() => EngineCall.ReadInteger(Db, "PRAGMA main.schema_version"u8, out var version).IsDone ? version : null;

    /// <exception cref="MigrationException">There are foreign keys violated that were not before.</exception>
    public void CheckForeignKeys(Dictionary<(string Table, string Parent), long> before, CancellationToken cancellationToken)
    {
        var after = ForeignKeyViolations.Count(Db);
        cancellationToken.ThrowIfCancellationRequested();
        if (ForeignKeyFailure.OfNew(before, after, Migrations, Location, Db) is { } failure)
        {
            throw failure;
        }
    }

    public void Dispose()
    {
        History.Dispose();
        Transaction.Rollback();
        Settings.Restore();
    }
}
