using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite;

/// <summary>
/// Migrates SQLite databases through Microsoft.Data.Sqlite: <c>await SqliteMigrator.MigrateAsync("Data Source=app.db", Migrations.Set);</c>
/// before the program serves anything. SQLite works on the calling thread; only waiting for another process does not block it.
/// </summary>
/// <remarks>
/// By connection string, looking at a database leaves one idle connection in the driver's pool, as any use of it does; migrating leaves none. Where the file
/// is to be moved or deleted afterwards, say <c>Pooling=False</c> or call <see cref="SqliteConnection.ClearPool"/>. An ambient transaction
/// (<c>TransactionScope</c>) is not joined: the driver knows none.
/// </remarks>
public static class SqliteMigrator
{
    /// <summary>Applies all that is pending, and creates the file where it is missing. Where nothing is pending, this opens a connection and reads one row.</summary>
    /// <param name="connectionString">
    /// As for <see cref="SqliteConnection"/>. A database in memory has to be named and shared, and kept open by the program;
    /// otherwise pass its open connection.
    /// </param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run, also in the middle of a statement; what is not committed is rolled back.</param>
    /// <exception cref="MigrationException">The run was refused or failed.</exception>
    /// <exception cref="MigrationCanceledException">It was cancelled.</exception>
    /// <exception cref="ArgumentNullException">The connection string or the set is null.</exception>
    public static Task<MigrationReport> MigrateAsync(
        string connectionString, MigrationSet set, MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        Create(connectionString, set, options).MigrateAsync(cancellationToken);

    /// <summary>Applies all that is pending over a connection of the program, which stays open and keeps its settings.</summary>
    /// <param name="connection">Open, and not inside a transaction.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run, also in the middle of a statement; what is not committed is rolled back.</param>
    /// <exception cref="MigrationException">The run was refused or failed.</exception>
    /// <exception cref="MigrationCanceledException">It was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The connection is closed, inside a transaction, or in use by another call of the migrator.</exception>
    /// <exception cref="ArgumentNullException">The connection or the set is null.</exception>
    public static Task<MigrationReport> MigrateAsync(
        SqliteConnection connection, MigrationSet set, MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        Create(connection, set, options).MigrateAsync(cancellationToken);

    /// <summary>
    /// Puts a back-up in the place of the database, all or nothing; the recommended way back after a failed deployment. Stop the program first:
    /// idle pooled connections of this process are closed, any other use of the file is refused. What was written since the back-up is gone.
    /// </summary>
    /// <param name="connectionString">The database, as for <see cref="SqliteConnection"/>. Where there is none, it is created.</param>
    /// <param name="backupPath">The back-up's file: <see cref="MigrationReport.BackupPath"/>. It is only read.</param>
    /// <param name="options">History table, lock time-out and clock; null for the defaults.</param>
    /// <param name="cancellationToken">Ends it; the database is then as it was.</param>
    /// <exception cref="MigrationException">
    /// The back-up is damaged or of another database (docs/decisions/0016), or the database is in use or cannot be written. It was not changed.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled. The database was not changed.</exception>
    /// <exception cref="ArgumentNullException">The connection string or the path is null.</exception>
    /// <exception cref="ArgumentException">The path is empty, or the connection string cannot be read.</exception>
    public static Task<RestoreReport> RestoreAsync(
        string connectionString, string backupPath, MigrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        ArgumentException.ThrowIfNullOrEmpty(backupPath);
        return new Restoration(connectionString, Path.GetFullPath(backupPath), options ?? new MigrationOptions()).RunAsync(cancellationToken);
    }

    /// <summary>
    /// Applies all that is pending to each of many databases, such as one a tenant. A failure stops only its own; a second call goes on with those
    /// that are left. Files are opened as they are reached and never pooled.
    /// </summary>
    /// <param name="connectionStrings">One a database; walked while the run goes on. One that cannot be read is a failure of its own; what the sequence itself throws ends the run.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">
    /// The options for each of them; null for the defaults. Back-ups of databases with one file name in different folders get mixed up in one folder
    /// for a reader's eye, never for restoring or pruning: leave <see cref="BackupOptions.Directory"/> null to have each beside its database.
    /// </param>
    /// <param name="maxParallel">How many at a time; null for one a processor.</param>
    /// <param name="cancellationToken">Ends the run; what is not committed is rolled back.</param>
    /// <exception cref="MigrateAllCanceledException">It was cancelled. What was committed before is kept.</exception>
    /// <exception cref="ArgumentNullException">The sequence or the set is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxParallel"/> is less than 1.</exception>
    public static Task<MigrateAllReport> MigrateAllAsync(
        IEnumerable<string> connectionStrings,
        MigrationSet set,
        MigrationOptions? options = null,
        int? maxParallel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connectionStrings);
        var databases = connectionStrings.Select((connectionString, index) => (Func<IMigrationDatabase>)(() =>
            SqliteDatabase.ForOneRun(Unpooled(connectionString, index + 1), options)));
        return Migrator.MigrateAllAsync(databases, set, options, maxParallel, cancellationToken);
    }

    /// <summary>Creates a migrator for all that goes beyond <see cref="MigrateAsync(string, MigrationSet, MigrationOptions?, CancellationToken)"/>. Nothing is opened yet, and there is nothing to dispose.</summary>
    /// <param name="connectionString">As for <see cref="SqliteConnection"/>.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The connection string or the set is null.</exception>
    public static Migrator Create(string connectionString, MigrationSet set, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        return new Migrator(new SqliteDatabase(connectionString, options), set, options);
    }

    /// <summary>Creates a migrator over a connection of the program, which stays open and keeps its settings.</summary>
    /// <param name="connection">Open, and not inside a transaction, whenever the migrator is used.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <exception cref="ArgumentNullException">The connection or the set is null.</exception>
    public static Migrator Create(SqliteConnection connection, MigrationSet set, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new Migrator(new SqliteDatabase(connection, options), set, options);
    }

    private static string Unpooled(string? connectionString, int number)
    {
        try
        {
            var builder = ConnectionStrings.Read(connectionString ?? throw new ArgumentException("It is null."));
            builder.Pooling = false;
            return builder.ToString();
        }
        catch (ArgumentException e)
        {
            // By its place: the text may hold a password.
            throw new MigrationException(
                MigrationErrorKind.CannotOpen,
                FormattableString.Invariant($"Connection string number {number} of the sequence cannot be read: {e.Message.TrimEnd('.')}. ")
                + "Correct it (\"Data Source=tenant.db\") and call again: what was migrated before is then up to date.", e);
        }
    }
}
