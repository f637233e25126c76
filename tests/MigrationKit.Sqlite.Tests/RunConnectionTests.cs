using Microsoft.Data.Sqlite;
using MigrationKit.Specification;
using MigrationKit.Specification.Building;
using SQLitePCL;

namespace MigrationKit.Sqlite.Tests;

/// <summary>One connection for all transactions of a run, as long as none leaves anything on it that the next would find (docs/decisions/0047).</summary>
public sealed class RunConnectionTests : IDisposable
{
    private const string Left = "SELECT (SELECT count(*) FROM sqlite_temp_master) AS temporary, (SELECT count(*) FROM pragma_database_list WHERE name NOT IN ('main', 'temp')) AS attached";

    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static MigrationSetBuilder Tables(int count)
    {
        var set = new MigrationSetBuilder();
        for (var i = 1; i <= count; i++)
        {
            set.Add(FormattableString.Invariant($"{i:0000}_t"), FormattableString.Invariant($"CREATE TABLE t{i}(x);"));
        }

        return set;
    }

    private static ScriptSource Outside(string sql) => new(sql) { Transaction = ScriptTransaction.Outside };

    private async Task<int> SessionsAsync(MigrationSetBuilder set, MigrationOptions options)
    {
        await using var counted = new CountedSessions(new SqliteDatabase(_database.ConnectionString, options));
        await new Migrator(counted, set.Build(), options).MigrateAsync();
        return counted.Count;
    }

    [Theory]
    [InlineData(TransactionMode.PerMigration)]
    [InlineData(TransactionMode.None)]
    public async Task MigrationsThatLeaveNothingBehindShareAConnection(TransactionMode mode)
    {
        var set = Tables(3);
        set.Add("0004_version", "PRAGMA user_version = 4;\nCREATE TABLE attempts(temperature, template);");
        set.Add("0005_off", new ScriptSource("CREATE TABLE off(x);") { ForeignKeysOff = true });
        set.Add("0006_vacuum", Outside("VACUUM;"));
        set.Add("0007_on", "CREATE TABLE back_on(x);");

        Assert.Equal(1, await SessionsAsync(set, new MigrationOptions { TransactionMode = mode }));
        Assert.Equal("7", _database.Query("SELECT count(*) FROM migration_history"));
    }

    [Theory]
    [InlineData("CREATE TEMP TABLE left_behind(x);")]
    [InlineData("CREATE TEMPORARY TABLE left_behind(x);")]
    [InlineData("create table \"temp\" . left_behind(x);")]
    [InlineData("CREATE TABLE t(x); CREATE /* a view */ temp VIEW left_behind AS SELECT 1;")]
    [InlineData("ATTACH ':memory:' AS left_behind;")]
    [InlineData("PRAGMA temp.user_version; CREATE TABLE temp.left_behind(x);")]
    public async Task WhatOneLeavesTheNextDoesNotFind(string sql)
    {
        var set = new MigrationSetBuilder { { "0001_a", Outside(sql) }, { "0002_b", $"CREATE TABLE seen AS {Left};" } };

        Assert.Equal(2, await SessionsAsync(set, new MigrationOptions { TransactionMode = TransactionMode.PerMigration }));
        Assert.Equal("0|0", _database.Query("SELECT * FROM seen"));
    }

    [Theory]
    [InlineData("PRAGMA recursive_triggers = ON;", "recursive_triggers", "0")]
    [InlineData("PRAGMA defer_foreign_keys = ON; PRAGMA case_sensitive_like = ON;", "defer_foreign_keys", "0")]
    [InlineData("PRAGMA foreign_keys = OFF;", "foreign_keys", "1")]
    [InlineData("EXPLAIN PRAGMA recursive_triggers = ON;", "recursive_triggers", "0")]
    public async Task ASettingIsItsOwnMigrationsAlone(string sql, string setting, string expected)
    {
        var set = new MigrationSetBuilder { { "0001_a", Outside(sql) }, { "0002_b", $"CREATE TABLE seen AS SELECT * FROM pragma_{setting};" } };
        var options = new MigrationOptions { TransactionMode = TransactionMode.PerMigration };

        Assert.Equal(2, await SessionsAsync(set, options));
        Assert.Equal(expected, _database.Query("SELECT * FROM seen"));
    }

    [Fact]
    public async Task WhatAStepOrACheckHasHadTheNextMigrationDoesNotGet()
    {
        var set = new MigrationSetBuilder
        {
            Steps = (_, _) => (context, _) =>
            {
                ((SqliteConnection)context.Connection).CreateFunction("answer", () => 42);
                return default;
            },
        };
        set.Add("0001_a", "CREATE TABLE a(x);\n-- migration:step Fill\n");
        set.Add("0002_b", "CREATE TABLE b(x);");
        set.Add("0003_c", "CREATE TABLE c(x);");
        var perMigration = new MigrationOptions { TransactionMode = TransactionMode.PerMigration };

        Assert.Equal(2, await SessionsAsync(set, perMigration));
        Assert.Equal(3, await SessionsAsync(Tables(3), perMigration with { SetName = "Checked", RunChecksAsync = (_, _) => default }));
    }

    // Over a connection of the program, because there its statements can be listened to.
    [Fact]
    public async Task TheSchemaIsLookedThroughOnceForARun()
    {
        using var connection = _database.Open();
        var looks = 0;
        strdelegate_trace listen = (_, sql) => looks += sql.Contains("FROM main.sqlite_master WHERE", StringComparison.Ordinal) ? 1 : 0;
        raw.sqlite3_trace(connection.Handle, listen, null);
        await SqliteMigrator.MigrateAsync(connection, Tables(1).Build());
        var once = looks;
        await SqliteMigrator.MigrateAsync(connection, Tables(9).Build(), new MigrationOptions { TransactionMode = TransactionMode.PerMigration });
        GC.KeepAlive(listen);

        Assert.InRange(once, 2, 4);
        Assert.InRange(looks, once + 2, once * 2);
    }

    [Theory]
    [InlineData("CREATE TRIGGER quiet AFTER INSERT ON t1 BEGIN DELETE FROM migration_history; END", MigrationErrorKind.ScriptFailed)]
    [InlineData("DROP TABLE migration_history", null)]
    [InlineData("DROP TABLE migration_history; CREATE TABLE migration_history(x)", MigrationErrorKind.InvalidHistory)]
    [InlineData("DELETE FROM migration_history WHERE ordinal = 2", MigrationErrorKind.InvalidHistory)]
    public async Task WhatAnotherProcessDoesInBetweenIsSeen(string sql, MigrationErrorKind? kind)
    {
        var locks = 0;
        var options = new MigrationOptions
        {
            TransactionMode = TransactionMode.PerMigration,
            Progress = new Callback(progress =>
            {
                if (progress.Phase == MigrationPhase.Locking && ++locks == 3)
                {
                    _database.Execute(sql);
                }
            }),
        };
        var set = new MigrationSetBuilder
        {
            { "0001_a", "CREATE TABLE IF NOT EXISTS t1(x);" },
            { "0002_b", "CREATE TABLE IF NOT EXISTS t2(x);" },
            { "0003_c", "INSERT INTO t1 VALUES (1);" },
        }.Build();
        if (kind is { } expected)
        {
            await _database.FailAsync(expected, set, options);
            Assert.Equal("", _database.Query("SELECT x FROM t1"));
            return;
        }

        // As it always was: a history that is gone is none (docs/decisions/0030), and all of it runs again.
        await _database.MigrateAsync(set, options);
        Assert.Equal("0001_a 0002_b 0003_c", _database.Query("SELECT id FROM migration_history"));
    }

    // A script outside a transaction holds no lock between its statements.
    [Fact]
    public async Task WhatAnotherProcessDoesBetweenTwoStatementsIsSeenByTheNextMigration()
    {
        var options = new MigrationOptions
        {
            TransactionMode = TransactionMode.PerMigration,
            Progress = new Callback(progress =>
            {
                if (progress is { Phase: MigrationPhase.Running, Migration: 1, Statement: 1 })
                {
                    _database.Execute("CREATE TRIGGER quiet AFTER INSERT ON t1 BEGIN DELETE FROM migration_history; END");
                }
            }),
        };
        var set = new MigrationSetBuilder { { "0001_a", Outside("CREATE TABLE t1(x); CREATE TABLE t2(x);") }, { "0002_b", "INSERT INTO t1 VALUES (1);" } };
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, set.Build(), options);

        Assert.Contains("changes the history table 'migration_history'", error.Message, StringComparison.Ordinal);
        Assert.Equal("0001_a", _database.Query("SELECT id FROM migration_history"));
    }

    [Theory]
    [InlineData(TransactionMode.PerMigration)]
    [InlineData(TransactionMode.None)]
    public async Task ACancellationInBetweenBeginsNothingMore(TransactionMode mode)
    {
        using var cancelling = new CancellationTokenSource();
        var options = new MigrationOptions
        {
            TransactionMode = mode,
            Progress = new Callback(progress =>
            {
                if (progress is { Phase: MigrationPhase.Locking, Migration: 1 })
                {
                    cancelling.Cancel();
                }
            }),
        };
        var error = await Assert.ThrowsAsync<MigrationCanceledException>(
            () => SqliteMigrator.MigrateAsync(_database.ConnectionString, Tables(3).Build(), options, cancelling.Token));

        Assert.Equal("Committed before and kept: '0001_t'.", error.Outcome);
        Assert.Equal("t1", _database.Query("SELECT name FROM sqlite_master WHERE name LIKE 't_'"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task AFailureInBetweenLeavesNoConnectionOpen(string journal)
    {
        _database.Execute($"PRAGMA journal_mode = {journal}");
        using var other = _database.Open();
        var options = new MigrationOptions
        {
            TransactionMode = TransactionMode.PerMigration,
            LockTimeout = TimeSpan.Zero,
            Progress = new Callback(progress =>
            {
                if (progress is { Phase: MigrationPhase.Locking, Migration: 1 })
                {
                    TempDatabase.Execute(other, "BEGIN IMMEDIATE");
                }
            }),
        };
        var error = await _database.FailAsync(MigrationErrorKind.LockTimeout, Tables(3).Build(), options);

        Assert.Equal(["0001_t"], error.Committed);
        TempDatabase.Execute(other, "ROLLBACK");
        other.Dispose();
        _database.ClearPool();
        _database.Execute("PRAGMA journal_mode = delete; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK");
        Assert.Equal(["app.db"], Directory.EnumerateFiles(_database.Folder).Select(Path.GetFileName));
    }

    /// <summary>With a pool: the connection of the look at the start, which is idle there, is not in the way.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(";Pooling=False")]
    public async Task AJournalModeCanBeSetBetweenTwo(string pooling)
    {
        _database.Execute("PRAGMA journal_mode = wal");
        var set = Tables(1);
        set.Add("0002_delete", Outside("PRAGMA journal_mode = delete;"));
        set.Add("0003_wal", Outside("PRAGMA journal_mode = wal;"));
        set.Add("0004_t", "CREATE TABLE t(x);");

        var options = new MigrationOptions { TransactionMode = TransactionMode.PerMigration, LockTimeout = TimeSpan.Zero };
        await SqliteMigrator.MigrateAsync(_database.ConnectionString + pooling, set.Build(), options);

        Assert.Equal("wal", _database.Query("PRAGMA journal_mode"));
        Assert.Equal("4", _database.Query("SELECT count(*) FROM migration_history"));
    }

    [Fact]
    public async Task AFileThatIsMovedAwayInBetweenIsNotWrittenTo()
    {
        var moved = _database.File + ".moved";
        var options = new MigrationOptions
        {
            TransactionMode = TransactionMode.PerMigration,
            Progress = new Callback(progress =>
            {
                if (progress is { Phase: MigrationPhase.Locking, Migration: 1 })
                {
                    File.Move(_database.File, moved);
                }
            }),
        };
        var error = await _database.FailAsync(MigrationErrorKind.ReadOnly, Tables(3).Build(), options);
        File.Move(moved, _database.File);

        Assert.Contains("is not the file any more that was opened", error.Message, StringComparison.Ordinal);
        Assert.Equal(["0001_t"], error.Committed);
        Assert.Equal("0001_t", _database.Query("SELECT id FROM migration_history"));
    }

    // There the connection that the database is looked at with is the one that migrates.
    [Fact]
    public async Task AmongManyDatabasesToo()
    {
        await _database.MigrateAsync(Tables(1).Build());
        _database.ClearPool();
        var set = Tables(1);
        set.Add("0002_temp", Outside("CREATE TEMP TABLE left_behind(x);\nPRAGMA recursive_triggers = ON;\n"));
        set.Add("0003_seen", $"CREATE TABLE seen AS {Left};");
        var report = await SqliteMigrator.MigrateAllAsync([_database.ConnectionString], set.Build());

        Assert.Empty(report.Failed);
        Assert.Equal("0|0", _database.Query("SELECT * FROM seen"));
    }
}
