using MigrationKit.Compiler.Sequencing;
using MigrationKit.Providers;
using MigrationKit.Replay;
using MigrationKit.Replay.Engine;
using MigrationKit.Sqlite;
using MigrationKit.Tool.Output;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Tool.Folders;

/// <summary>
/// The schema that a folder makes: what a build writes into schema.snapshot, by the same replay. Where that does not come to its end, the migrations
/// are run one by one on a scratch database in memory, through the runtime, which says why not.
/// Steps in C# are skipped: this program has none, and they are there for data.
/// </summary>
internal static class FolderSchema
{
    /// <param name="folder">A folder without errors.</param>
    /// <param name="environment">Which of the scripts with '-- migration:only' run.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MigrationException">A migration does not run on this engine.</exception>
    public static async Task<SchemaText> ReadAsync(Folder folder, string? environment, CancellationToken cancellationToken)
    {
        if (Replayed(folder, environment, cancellationToken) is { } schema)
        {
            return schema;
        }

        if (environment is null && Environments.AreNamed(folder.Set.Sequence.Migrations))
        {
            throw new Refusal(
                "noSchema", "The migrations that every environment runs do not run by themselves here (`migrationkit check` says more). Name an environment with --environment.");
        }

        var set = FolderSet.Of(folder, "scratch", (_, _) => (_, _) => default);

        // A name that no script has for a table of its own.
        var options = new MigrationOptions { Environment = environment, HistoryTable = "migrationkit_scratch_history" };
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var guard = new Guard(connection.Handle!);
        var engine = "SQLite " + connection.ServerVersion;
        var database = new SqliteDatabase(connection, options);
        await using (database.ConfigureAwait(false))
        {
            var migrator = new Migrator(database, set, options);
            var history = new HistoryTable(options.HistoryTable, set.Name);
            var snapshot = new SnapshotBuilder();
            IReadOnlyList<string> lines = [];
            if (folder.Set.Sequence.Baseline is { } baseline)
            {
                Run(baseline, connection, folder);
                lines = await database.ReadSchemaAsync(history, cancellationToken).ConfigureAwait(false) ?? [];
                snapshot.Begin(baseline, lines);
            }

            foreach (var migration in folder.Set.Sequence.Migrations)
            {
                // A repeatable is no place to go to: all of them run with the first, and what they make is put down to it.
                await (migration.Name.Kind == Compiler.Discovery.MigrationKind.Versioned
                    ? migrator.MigrateToAsync(migration.Id, cancellationToken)
                    : migrator.MigrateAsync(cancellationToken)).ConfigureAwait(false);
                lines = await database.ReadSchemaAsync(history, cancellationToken).ConfigureAwait(false) ?? [];
                snapshot.Record(migration, lines);
            }

            GC.KeepAlive(guard);
            return new SchemaText(engine, lines, snapshot.Write(engine));
        }
    }

    private static void Run(SequencedMigration baseline, SqliteConnection connection, Folder folder)
    {
        using var command = connection.CreateCommand();
        command.CommandText = baseline.Up.Text;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException failure)
        {
            throw new Refusal(
                "baselineFails", $"'{Path.Combine(folder.Name, baseline.UpFile.Path)}' does not run: {failure.Message} `migrationkit check` says where. No migration was run.");
        }

        // What `.dump` of a shell begins with switches them off.
        command.CommandText = "PRAGMA foreign_keys = ON";
        command.ExecuteNonQuery();
    }

    // Any other text would be stale to the next build. Without its time limit: nobody waits for this who cannot end it.
    private static SchemaText? Replayed(Folder folder, string? environment, CancellationToken cancellationToken)
    {
        var engine = NativeEngine.TryBindOwn() ?? NativeEngine.TryBindOfTheMachine();
        var options = new ReplayOptions(Timeout.InfiniteTimeSpan) { WatchesSchema = true, TriesOnRows = false, Environment = environment, CancellationToken = cancellationToken };
        var text = engine is null ? null : SetReplay.Run(engine, folder.Set, options).Snapshot;
        return engine is not null && text is not null && SnapshotReader.Read(text) is { } snapshot
            ? new SchemaText("SQLite " + engine.Version, [.. snapshot.Lines], text)
            : null;
    }
}
