using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite;

/// <summary>
/// Migrates SQLite databases through Microsoft.Data.Sqlite: <c>await SqliteMigrator.MigrateAsync("Data Source=app.db", Migrations.Set);</c>
/// before the program serves anything. SQLite works on the calling thread; only waiting for another process does not block it.
/// </summary>
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
    public static Task<MigrationReport> MigrateAsync(
        string connectionString, MigrationSet set, MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        Create(connectionString, set, options).MigrateAsync(cancellationToken);

    /// <summary>Applies all that is pending over a connection of the program, which stays open and keeps its settings.</summary>
    /// <param name="connection">Open, and not inside a transaction.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run, also in the middle of a statement; what is not committed is rolled back.</param>
    /// <exception cref="MigrationException">The run was refused or failed.</exception>
    /// <exception cref="InvalidOperationException">The connection is closed or inside a transaction.</exception>
    public static Task<MigrationReport> MigrateAsync(
        SqliteConnection connection, MigrationSet set, MigrationOptions? options = null, CancellationToken cancellationToken = default) =>
        Create(connection, set, options).MigrateAsync(cancellationToken);

    /// <summary>Creates a migrator for all that goes beyond <see cref="MigrateAsync(string, MigrationSet, MigrationOptions?, CancellationToken)"/>. Nothing is opened yet, and there is nothing to dispose.</summary>
    /// <param name="connectionString">As for <see cref="SqliteConnection"/>.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public static Migrator Create(string connectionString, MigrationSet set, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        options ??= new MigrationOptions();
        return new Migrator(new SqliteDatabase(connectionString, options.LockTimeout, options.Time), set, options);
    }

    /// <summary>Creates a migrator over a connection of the program, which stays open and keeps its settings.</summary>
    /// <param name="connection">Open, and not inside a transaction, whenever the migrator is used.</param>
    /// <param name="set">The migrations, as the generator wrote them: <c>Migrations.Set</c>.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public static Migrator Create(SqliteConnection connection, MigrationSet set, MigrationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        options ??= new MigrationOptions();
        return new Migrator(new SqliteDatabase(connection, options.LockTimeout, options.Time), set, options);
    }
}
