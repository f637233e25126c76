using MigrationKit.Providers;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite;

/// <summary>Names a SQLite database where one is asked for: <c>services.AddMigrations(Migrations.Set).UseSqlite("Data Source=app.db")</c>.</summary>
public static class SqliteMigrationTargetExtensions
{
    private const string NotConfigured = "No connection string is configured for the SQLite database. Set it, or name it in UseSqlite(…).";

    /// <summary>Migrates the SQLite database of a connection string.</summary>
    /// <param name="target">What asks for a database.</param>
    /// <param name="connectionString">As for <see cref="SqliteConnection"/>; the file is created where it is missing.</param>
    /// <returns>The target, to go on with.</returns>
    /// <exception cref="ArgumentNullException">The target or the connection string is null, as one that is not configured is.</exception>
    public static T UseSqlite<T>(this T target, string connectionString)
        where T : IMigrationTarget
    {
        return connectionString is null
            ? throw new ArgumentNullException(nameof(connectionString), NotConfigured)
            : target.UseSqlite(_ => connectionString);
    }

    /// <summary>Migrates the SQLite database of a connection string that only the program's services know, such as its configuration.</summary>
    /// <param name="target">What asks for a database.</param>
    /// <param name="connectionString">Asked whenever the database is needed; null from it fails that use (<see cref="MigrationErrorKind.CannotOpen"/>).</param>
    /// <returns>The target, to go on with.</returns>
    /// <exception cref="ArgumentNullException">The target or the function is null.</exception>
    public static T UseSqlite<T>(this T target, Func<IServiceProvider, string> connectionString)
        where T : IMigrationTarget
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(connectionString);
        target.UseDatabase((services, options) => new SqliteDatabase(
            connectionString(services) ?? throw new MigrationException(
                MigrationErrorKind.CannotOpen, NotConfigured),
            options));
        return target;
    }
}
