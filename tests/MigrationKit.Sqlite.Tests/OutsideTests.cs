using MigrationKit.Specification;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>What SQLite allows only outside a transaction, and scripts with transactions of their own.</summary>
public sealed class OutsideTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    /// <summary>The test app's "outside" set has run, each statement once, whoever ran it.</summary>
    internal static void AssertCompleted(TempDatabase database)
    {
        Assert.Equal("1 2 3 4 101", database.Query("SELECT x FROM a ORDER BY x"));
        Assert.Equal("0001_outside|versioned|14", database.Query("SELECT id, kind, progress FROM migration_history"));
        Assert.Equal("7", database.Query("PRAGMA user_version"));
        Assert.Equal("wal", database.Query("PRAGMA journal_mode"));
    }

    private static MigrationSet Outside(string sql) =>
        TempDatabase.Set(("0001_a", new ScriptSource(sql) { Transaction = ScriptTransaction.Outside, OutsideReason = "several transactions" }));

    [Fact]
    public async Task VacuumAndJournalModeRun()
    {
        await _database.MigrateAsync(Outside("VACUUM;\nPRAGMA journal_mode = WAL;\nCREATE TABLE a(x);\n"));

        Assert.Equal("wal", _database.Query("PRAGMA journal_mode"));
        Assert.Equal("versioned|3", _database.Query("SELECT kind, progress FROM migration_history"));
    }

    [Fact]
    public async Task AnOwnTransactionIsKeptAsOnePiece()
    {
        const string Sql = "CREATE TABLE a(x);\nBEGIN;\nINSERT INTO a VALUES (1);\nINSERT INTO later VALUES (1);\nCOMMIT;\nBEGIN EXCLUSIVE;\nINSERT INTO a VALUES (2);\nEND;\n";
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, Outside(Sql));

        Assert.Contains("0001_a.sql(4,1): no such table: later. Bring the database into a state in which", error.Message, StringComparison.Ordinal);
        Assert.Equal("0", _database.Query("SELECT count(*) FROM a"));
        Assert.Equal("started|1", _database.Query("SELECT kind, progress FROM migration_history"));

        _database.Execute("CREATE TABLE later(x)");
        await _database.MigrateAsync(Outside(Sql));
        Assert.Equal("1 2", _database.Query("SELECT x FROM a"));
        Assert.Equal("1", _database.Query("SELECT x FROM later"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(4294967296)]
    public async Task AProgressThatCannotBeIsRefused(long progress)
    {
        const string Sql = "CREATE TABLE a(x);\nINSERT INTO later VALUES (1);\n";
        await _database.FailAsync(MigrationErrorKind.ScriptFailed, Outside(Sql));
        _database.Execute(FormattableString.Invariant($"CREATE TABLE later(x); UPDATE migration_history SET progress = {progress}"));
        var error = await _database.FailAsync(MigrationErrorKind.InvalidHistory, Outside(Sql));

        Assert.Contains("progress", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT x FROM later"));
    }

    [Fact]
    public async Task SavepointsAndRollbacksMeanWhatTheyMeanElsewhere()
    {
        await _database.MigrateAsync(Outside("""
            CREATE TABLE a(x);
            SAVEPOINT one; INSERT INTO a VALUES (1); SAVEPOINT "two"; INSERT INTO a VALUES (2); ROLLBACK TO "two"; RELEASE SAVEPOINT One;
            BEGIN; INSERT INTO a VALUES (3); ROLLBACK;
            INSERT INTO a VALUES (4);
            """));

        Assert.Equal("1 4", _database.Query("SELECT x FROM a"));
    }

    [Fact]
    public async Task ABeginWithoutItsCommitIsRefused()
    {
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, Outside("CREATE TABLE a(x);\nBEGIN;\nINSERT INTO a VALUES (1);\n"));

        Assert.Contains("begins a transaction at 0001_a.sql(2,1) that it does not end", error.Message, StringComparison.Ordinal);
        Assert.Equal("0", _database.Query("SELECT count(*) FROM a"));
    }

    [Theory]
    [InlineData("COMMIT")]
    [InlineData("END TRANSACTION")]
    [InlineData("ROLLBACK")]
    [InlineData("RELEASE x")]
    public async Task AnEndWithoutItsBeginIsRefused(string end)
    {
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, Outside($"CREATE TABLE a(x);\n{end};\nINSERT INTO a VALUES (1);\n"));

        Assert.Contains("ends a transaction at 0001_a.sql(2,1) that it has not begun", error.Message, StringComparison.Ordinal);
        Assert.Equal("started|1", _database.Query("SELECT kind, progress FROM migration_history"));
    }

    [Fact]
    public async Task TheTransactionOfAnotherToolIsLeftOut()
    {
        await _database.MigrateAsync(TempDatabase.Set(("0001_a", new ScriptSource("COMMIT;\nVACUUM;\nCREATE TABLE a(x);\nBEGIN;\n")
        {
            Transaction = ScriptTransaction.Outside, LeftOut = ["COMMIT", "BEGIN"],
        })));

        Assert.Equal("versioned|2", _database.Query("SELECT kind, progress FROM migration_history"));
    }

    [Fact]
    public async Task ResumingSetsThePragmasBeforeItAgain()
    {
        const string Sql = "PRAGMA recursive_triggers = ON;\nPRAGMA recursive_triggers = OFF;\nPRAGMA recursive_triggers = ON;\nCREATE TABLE a(x);\nINSERT INTO later VALUES (1);\nINSERT INTO a SELECT recursive_triggers FROM pragma_recursive_triggers;\n";
        await _database.FailAsync(MigrationErrorKind.ScriptFailed, Outside(Sql));
        _database.Execute("CREATE TABLE later(x)");
        await _database.MigrateAsync(Outside(Sql));

        Assert.Equal("1", _database.Query("SELECT x FROM a"));
    }

    [Fact]
    public async Task WhatAnotherProcessSetOnItsConnectionIsSetOnOursToo()
    {
        var set = Outside("CREATE TABLE a(x);\nPRAGMA recursive_triggers = ON;\nINSERT INTO a SELECT recursive_triggers FROM pragma_recursive_triggers;\n");
        var isOvertaken = false;
        var progress = new Callback(value =>
        {
            // Between our first statement and our second, another one does the second and stops.
            if (value is { Phase: MigrationPhase.Running, Statement: 1 } && !isOvertaken)
            {
                isOvertaken = true;
                RunTwoStatements(set);
            }
        });
        await _database.MigrateAsync(set, new MigrationOptions { Progress = progress });

        Assert.True(isOvertaken);
        Assert.Equal("1", _database.Query("SELECT x FROM a"));
    }

    [Fact]
    public async Task ARunWhoseRowStandsForAnotherScriptByNowStops()
    {
        var set = Outside("CREATE TABLE a(x);\nINSERT INTO a VALUES (1);\n");
        var progress = new Callback(value =>
        {
            if (value is { Phase: MigrationPhase.Running, Statement: 1 })
            {
                _database.Execute("UPDATE migration_history SET checksum = 'another', fingerprint = 'another'");
            }
        });
        var error = await _database.FailAsync(MigrationErrorKind.InvalidHistory, set, new MigrationOptions { Progress = progress });

        Assert.Contains("against each other", error.Message, StringComparison.Ordinal);
        Assert.Equal("0", _database.Query("SELECT count(*) FROM a"));
    }

    private void RunTwoStatements(MigrationSet set)
    {
        using var cancel = new CancellationTokenSource();
        var progress = new Callback(value =>
        {
            if (value is { Phase: MigrationPhase.Running, Statement: 2 })
            {
                cancel.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => SqliteMigrator.MigrateAsync(
            _database.ConnectionString, set, new MigrationOptions { Progress = progress }, cancel.Token).GetAwaiter().GetResult());
        Assert.Equal("2", _database.Query("SELECT progress FROM migration_history"));
    }

    [Fact]
    public async Task EnsureThatIsNotTrueLeavesTheScriptUnfinished()
    {
        const string Sql = "-- migration:ensure SELECT count(*) FROM a\nCREATE TABLE a(x);\n";
        var error = await _database.FailAsync(MigrationErrorKind.EnsureFailed, Outside(Sql));

        Assert.Equal(("0001_a.sql", 1), (error.File, error.Line));
        _database.Execute("INSERT INTO a VALUES (1)");
        await _database.MigrateAsync(Outside(Sql));
        Assert.Equal("versioned", _database.Query("SELECT kind FROM migration_history"));
    }

    [Fact]
    public async Task WithoutTransactionsAnOwnOneStillHoldsTogether()
    {
        var set = TempDatabase.Set(("0001_a", new ScriptSource("BEGIN;\nCREATE TABLE a(x);\nINSERT INTO missing VALUES (1);\nCOMMIT;\n")
        {
            Transaction = ScriptTransaction.Own, LeftOut = ["BEGIN", "COMMIT"],
        }));
        await _database.FailAsync(MigrationErrorKind.ScriptFailed, set, new MigrationOptions { TransactionMode = TransactionMode.None });

        Assert.Equal("migration_history", _database.Query("SELECT name FROM sqlite_master WHERE type = 'table'"));
    }
}
