using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>A database of the test app's <c>tables</c> set with rows of its own: more than the engine keeps in memory, so that a copy writes as it goes.</summary>
internal static class PayloadDatabase
{
    /// <summary>Migrations applied before the run, and after it.</summary>
    public const int Before = 2;

    public const int After = 5;

    private const int Rows = 600;

    public static TempDatabase Create(string journal)
    {
        var database = new TempDatabase(journal);
        database.MigrateAsync(Sets.Tables(Before)).GetAwaiter().GetResult();
        database.Execute(FormattableString.Invariant(
            $"CREATE TABLE payload(x); INSERT INTO payload WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) SELECT randomblob(4000) FROM n"));

        // So that all of it is in the file, which the tests copy without its write-ahead log.
        database.ClearPool();
        return database;
    }

    /// <summary>How many migrations the file has, with proof that it is whole.</summary>
    public static int StateOf(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var applied = TablesState.Read(connection);
        Assert.Equal(FormattableString.Invariant($"{Rows}|{Rows * 4000}"), TempDatabase.Query(connection, "SELECT count(*), sum(length(x)) FROM payload"));
        return applied;
    }
}
