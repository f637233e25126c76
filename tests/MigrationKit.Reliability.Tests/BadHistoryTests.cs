using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>A history that cannot be trusted: the run is refused by name, and not a byte of the file changes.</summary>
public sealed class BadHistoryTests
{
    private const string Contradiction = "The history of set 'Migrations' in the SQLite database '{0}' contradicts itself at migration ";

    private const string Columns = "[set], ordinal, id, version, kind, checksum, fingerprint, chain, impact, progress, applied_at, duration, applied_by, newest";

    // Without types and keys it takes anything.
    private const string Untyped = $"ALTER TABLE migration_history RENAME TO sound; CREATE TABLE migration_history({Columns}); INSERT INTO migration_history SELECT * FROM sound; DROP TABLE sound; ";

    private const string Copied = "kind, checksum, fingerprint, chain, impact, progress, applied_at, duration, applied_by, '' FROM migration_history WHERE ordinal = 1";

    /// <summary>A row that is not there; {0} is the file.</summary>
    public static TheoryData<string, string> Missing() => new()
    {
        { "DELETE FROM migration_history WHERE ordinal = 1", Contradiction + "'0002_t' (ordinal 2): its row has ordinal 2 where 1 was expected: a row was deleted or added by hand ('0001_t' has none). Restore the history table from a backup, or undo the manual change." },
        { "DELETE FROM migration_history WHERE ordinal = 2", Contradiction + "'0003_t' (ordinal 3): its row has ordinal 3 where 2 was expected: a row was deleted or added by hand ('0002_t' has none). " },
        { "DELETE FROM migration_history WHERE ordinal = 2; UPDATE migration_history SET ordinal = 2 WHERE ordinal = 3", Contradiction + "'0003_t' (ordinal 2): its row does not fit the rows before it: a row was edited or deleted by hand" },
        {
            "DELETE FROM migration_history WHERE ordinal = 3",
            "The history of set 'Migrations' in the SQLite database '{0}' has lost its newest row: migration '0003_t' (ordinal 3) was recorded last, and the last row there is '0002_t' (ordinal 2). "
            + "A row was deleted by hand. Restore the database or its history table from a backup. If the database has what '0003_t' does, record it again: name it in RepairOptions.MarkApplied. "
            + "If it was taken back by hand and is to run again, name '0003_t' in RepairOptions.RunAgain. The database was not changed."
        },
        { "DELETE FROM migration_history WHERE ordinal > 1", "has lost its 2 newest rows: migration '0003_t' (ordinal 3) was recorded last, and the last row there is '0001_t' (ordinal 1). A row was deleted by hand." },
    };

    /// <summary>Each column that decides something, in the first row, in the middle and in the newest.</summary>
    public static TheoryData<string, string> Edited()
    {
        var data = new TheoryData<string, string>
        {
            { "UPDATE migration_history SET [set] = 'Other' WHERE ordinal = 1", "'0002_t' (ordinal 2): its row has ordinal 2 where 1 was expected: a row was deleted or added by hand ('0001_t' has none)." },
            { "UPDATE migration_history SET [set] = 'Other' WHERE ordinal = 2", "'0003_t' (ordinal 3): its row has ordinal 3 where 2 was expected: a row was deleted or added by hand ('0002_t' has none)." },
            { "UPDATE migration_history SET [set] = 'Other' WHERE ordinal = 3", "has lost its newest row: migration '0003_t' (ordinal 3) was recorded last" },
            { "UPDATE migration_history SET ordinal = 11 WHERE ordinal = 1", "'0002_t' (ordinal 2): its row has ordinal 2 where 1 was expected" },
            { "UPDATE migration_history SET ordinal = 12 WHERE ordinal = 2", "'0003_t' (ordinal 3): its row has ordinal 3 where 2 was expected" },
            { "UPDATE migration_history SET ordinal = 13 WHERE ordinal = 3", "'0003_t' (ordinal 13): its row has ordinal 13 where 3 was expected" },
            { "UPDATE migration_history SET id = '0001_x' WHERE ordinal = 1", "Migration '0001_x' was applied to the SQLite database '{0}' and is no longer in set 'Migrations', although later ones are" },
            { "UPDATE migration_history SET id = '0002_x' WHERE ordinal = 2", "Migration '0002_x' was applied to the SQLite database '{0}' and is no longer in set 'Migrations', although later ones are" },
            { "UPDATE migration_history SET id = '0003_x' WHERE ordinal = 3", "has a migration of set 'Migrations' that this program does not know: '0003_x'." },
            { "UPDATE migration_history SET kind = 'started' WHERE ordinal = 1", "'0001_t' (ordinal 1): its row says that its script has not ended, yet later rows follow" },
            { "UPDATE migration_history SET kind = 'started' WHERE ordinal = 2", "'0002_t' (ordinal 2): its row says that its script has not ended, yet later rows follow" },
            { "UPDATE migration_history SET kind = 'started' WHERE ordinal = 3", "'0003_t' (ordinal 3): its row does not fit the rows before it" },
            { "UPDATE migration_history SET newest = '' WHERE ordinal = 1", "'0003_t' (ordinal 3): the first row names '' as the newest: a row was edited or added by hand" },
            { "UPDATE migration_history SET newest = '2 0002_t' WHERE ordinal = 1", "'0003_t' (ordinal 3): the first row names '2 0002_t' as the newest" },
        };
        for (var row = 1; row <= 3; row++)
        {
            data.Add(Edit("checksum = replace(checksum, substr(checksum, 1, 1), '-')", row), FormattableString.Invariant($"'000{row}_t' (ordinal {row}): its row does not fit the rows before it: a row was edited or deleted by hand"));
            data.Add(Edit("chain = replace(chain, substr(chain, 1, 1), '-')", row), FormattableString.Invariant($"'000{row}_t' (ordinal {row}): its row does not fit the rows before it"));
            data.Add(Edit("kind = 'repeatable', chain = chain || ' '", row), FormattableString.Invariant($"'000{row}_t' (ordinal {row}): its row is of another kind than the migration: it was edited by hand"));
            data.Add(Edit("kind = 'unheard-of', chain = chain || ' '", row), FormattableString.Invariant($"The row of '000{row}_t' in history table 'migration_history' of SQLite database '{{0}}' has 'unheard-of' as kind, which this program cannot read"));
            data.Add(Edit("applied_at = 'yesterday', chain = chain || ' '", row), FormattableString.Invariant($"The row of '000{row}_t' in history table 'migration_history' of SQLite database '{{0}}' has 'yesterday' as applied_at, which this program cannot read"));
        }

        return data;
    }

    /// <summary>The table itself: columns gone, values that its columns would not take.</summary>
    public static TheoryData<string, string> Rebuilt()
    {
        var data = new TheoryData<string, string>
        {
            { "ALTER TABLE migration_history RENAME COLUMN chain TO links", "The history table 'migration_history' of SQLite database '{0}' has no column 'chain': it was dropped or renamed by hand. Restore the database or its history table from a backup" },
            { "ALTER TABLE migration_history RENAME TO sound; CREATE TABLE migration_history AS SELECT [set], ordinal, id, version, kind, checksum, fingerprint, chain, impact, progress, applied_at, duration FROM sound", "has no column 'applied_by', 'newest'" },
            { "ALTER TABLE migration_history RENAME TO sound; CREATE VIEW migration_history AS SELECT * FROM sound", "it is a view with the columns set, ordinal, id" },
            { "UPDATE migration_history SET ordinal = 2.5 WHERE ordinal = 2", "The row of '0002_t' in history table 'migration_history' of SQLite database '{0}' has '2.5' as ordinal, which this program cannot read" },
            { "UPDATE migration_history SET ordinal = 'x' WHERE ordinal = 2", "has 'x' as ordinal" },
            { "UPDATE migration_history SET ordinal = ordinal + 10; UPDATE migration_history SET ordinal = ordinal - 9", "'0001_t' (ordinal 2): its row has ordinal 2 where 1 was expected" },
            { "UPDATE migration_history SET ordinal = 0 WHERE ordinal = 1", "'0001_t' (ordinal 0): its row has ordinal 0 where 1 was expected" },
            { "UPDATE migration_history SET ordinal = 9 WHERE ordinal = 2; UPDATE migration_history SET ordinal = 2 WHERE ordinal = 3; UPDATE migration_history SET ordinal = 3 WHERE ordinal = 9", "'0003_t' (ordinal 2): its row does not fit the rows before it" },
            { "UPDATE migration_history SET id = CASE ordinal WHEN 2 THEN '0003_t' ELSE '0002_t' END WHERE ordinal > 1", "'0003_t' (ordinal 2): its row does not fit the rows before it" },
            { "UPDATE migration_history SET [set] = 'MIGRATIONS'", "but one of set 'MIGRATIONS' that begins with the same migration '0001_t'" },
            { Untyped + "INSERT INTO migration_history SELECT * FROM migration_history WHERE ordinal = 2", "'0002_t' (ordinal 2): its row has ordinal 2 where 3 was expected" },
            { Untyped + "INSERT INTO migration_history SELECT * FROM migration_history WHERE ordinal = 3", "'0003_t' (ordinal 3): its row has ordinal 3 where 4 was expected" },
        };
        foreach (var (column, said) in ((string, string)[])
        [
            ("[set]", "'0003_t' (ordinal 3): its row has ordinal 3 where 2 was expected"),
            ("ordinal", "has '' as ordinal"),
            ("id", "Migration '' was applied to the SQLite database '{0}' and is no longer in set 'Migrations'"),
            ("kind", "has '' as kind"),
            ("checksum", "'0002_t' (ordinal 2): its row does not fit the rows before it"),
            ("chain", "'0002_t' (ordinal 2): its row does not fit the rows before it"),
            ("applied_at", "has '' as applied_at"),
        ])
        {
            data.Add(Untyped + $"UPDATE migration_history SET {column} = NULL WHERE ordinal = 2", said);
        }

        // Of the set a statement looks for a text, and finds no row.
        data.Add("UPDATE migration_history SET [set] = CAST([set] AS BLOB) WHERE ordinal = 2", "The row of '0002_t' in history table 'migration_history' of SQLite database '{0}' has a BLOB ('Migrations') as set, which this program cannot read");
        data.Add("UPDATE migration_history SET id = CAST(id AS BLOB) WHERE ordinal = 2", "The row of '0002_t' in history table 'migration_history' of SQLite database '{0}' has a BLOB ('0002_t') as id, which this program cannot read");
        foreach (var (row, column) in ((int, string)[])[(2, "kind"), (2, "checksum"), (3, "checksum"), (2, "chain"), (3, "chain"), (2, "applied_at"), (1, "newest")])
        {
            data.Add(FormattableString.Invariant($"UPDATE migration_history SET {column} = CAST({column} AS BLOB) WHERE ordinal = {row}"), $"as {column}, which this program cannot read");
        }

        return data;
    }

    /// <summary>Rows that do not belong together.</summary>
    public static TheoryData<string, string> Mixed() => new()
    {
        { $"INSERT INTO migration_history SELECT [set], 4, '0001_t', 1, {Copied}", Contradiction + "'0001_t' (ordinal 4): it is recorded as applied more than once" },
        { $"INSERT INTO migration_history SELECT [set], 4, '0001_theirs', 1, {Copied}", "has a migration of set 'Migrations' that this program does not know: '0001_theirs'." },
        { $"INSERT INTO migration_history SELECT 'Theirs', 1, '0001_theirs', 1, {Copied}; UPDATE migration_history SET [set] = 'Migrations', ordinal = ordinal + 3 WHERE [set] = 'Theirs'", "has a migration of set 'Migrations' that this program does not know: '0001_theirs'." },
        { "UPDATE migration_history SET [set] = 'Old.Migrations'", "The SQLite database '{0}' has no history of set 'Migrations', but one of set 'Old.Migrations' that begins with the same migration '0001_t': the folder was renamed." },
    };

    public static TheoryData<string, string> OtherTools() => new()
    {
        { "CREATE TABLE migration_history(version BIGINT PRIMARY KEY, dirty BOOLEAN)", "golang-migrate" },
        { "CREATE TABLE migration_history(version TEXT PRIMARY KEY)", "dbmate or Rails" },
        { "CREATE TABLE migration_history(id INTEGER PRIMARY KEY, version_id INTEGER, is_applied INTEGER, tstamp TIMESTAMP)", "goose" },
        { "CREATE TABLE migration_history(MigrationId TEXT PRIMARY KEY, ProductVersion TEXT)", "Entity Framework Core" },
        { "CREATE TABLE migration_history(anything)", "not a history of MigrationKit" },
        { "CREATE VIEW migration_history AS SELECT 1 AS ordinal", "view" },
        { $"CREATE VIRTUAL TABLE migration_history USING fts5({Columns})", "it is a virtual table with the columns set, ordinal, id" },
        { "CREATE TABLE mine(x); CREATE INDEX migration_history ON mine(x)", "index" },
    };

    [Theory]
    [MemberData(nameof(Missing))]
    public Task AMissingRowIsRefusedByName(string damage, string said) => AssertDamageAsync(damage, said);

    [Theory]
    [MemberData(nameof(Edited))]
    public Task AnEditedRowIsRefusedByName(string damage, string said) => AssertDamageAsync(damage, said);

    [Theory]
    [MemberData(nameof(Rebuilt))]
    public Task AChangedTableIsRefusedByName(string damage, string said) => AssertDamageAsync(damage, said);

    // What it says is what it said: another shape that takes the same rows is a history.
    [Theory]
    [InlineData(Untyped)]
    [InlineData("ALTER TABLE migration_history ADD COLUMN note TEXT")]
    [InlineData("ALTER TABLE migration_history RENAME TO other; ALTER TABLE other RENAME TO Migration_History")]
    public async Task AnotherShapeWithTheSameRowsIsNot(string change)
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(Sets.Tables(3));
        database.Execute(change);

        Assert.Equal(2, (await database.MigrateAsync(Sets.Tables(5))).Migrations.Count);
    }

    [Theory]
    [MemberData(nameof(Mixed))]
    public Task MixedSetsAreRefusedByName(string damage, string said) => AssertDamageAsync(damage, said);

    // docs/formats.md says which columns only tell: nothing follows from them, so they are left as they are.
    [Theory]
    [InlineData("version = 7")]
    [InlineData("kind = 'baseline'")]
    [InlineData("fingerprint = ''")]
    [InlineData("impact = 'destructive'")]
    [InlineData("progress = 99")]
    [InlineData("applied_at = '2001-02-03T04:05:06.789Z'")]
    [InlineData("duration = -1")]
    [InlineData("applied_by = ''")]
    public async Task WhatOnlyTellsIsNotCompared(string edit)
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(Sets.Tables(3));
        database.Execute(Edit(edit, 2));
        await database.MigrateAsync(Sets.Tables(5));

        Assert.Equal("1", database.Query($"SELECT count(*) FROM migration_history WHERE ordinal = 2 AND {edit}"));
    }

    // The ways out of a lost row. A script that cannot run twice says so; one that can, does: that is what the person has agreed to.
    [Theory]
    [InlineData("CREATE TABLE b(x);\n", "table b already exists")]
    [InlineData("INSERT INTO a VALUES (1);\n", null)]
    public async Task ALostRowRunsAgainOnlyOnAPersonsWord(string second, string? fails)
    {
        using var database = new TempDatabase();
        var set = TempDatabase.Set(("0001_a", "CREATE TABLE a(x);\n"), ("0002_b", second));
        await database.MigrateAsync(set);
        database.Execute("DELETE FROM migration_history WHERE ordinal = 2");
        await AssertRefusedAsync(database, set, "migration '0002_b' (ordinal 2) was recorded last");
        await SqliteMigrator.Create(database.ConnectionString, set).RepairAsync(new RepairOptions { RunAgain = ["0002_b"] });

        if (fails is null)
        {
            await database.MigrateAsync(set);
            Assert.Equal("1 1", database.Query("SELECT x FROM a"));
            return;
        }

        var error = await database.FailAsync(MigrationErrorKind.ScriptFailed, set);
        Assert.Contains(fails, error.Message, StringComparison.Ordinal);
        Assert.Contains("name '0002_b' in RepairOptions.MarkApplied", error.Message, StringComparison.Ordinal);
        await SqliteMigrator.Create(database.ConnectionString, set).RepairAsync(new RepairOptions { MarkApplied = ["0002_b"] });
        Assert.True((await database.MigrateAsync(set)).UpToDate);
    }

    // With the first row goes what is known of the others: an emptied history is one that never was.
    [Theory]
    [InlineData("CREATE TABLE a(x);\n", "1")]
    [InlineData("CREATE TABLE IF NOT EXISTS a(x);\nINSERT INTO a VALUES (1);\n", "2")]
    public async Task AnEmptiedHistoryIsOneThatNeverWas(string script, string rows)
    {
        using var database = new TempDatabase();
        var set = TempDatabase.Set(("0001_a", script));
        await database.MigrateAsync(set);
        database.Execute("DELETE FROM migration_history");
        if (rows == "1")
        {
            var error = await database.FailAsync(MigrationErrorKind.ScriptFailed, set);
            Assert.Contains("table a already exists", error.Message, StringComparison.Ordinal);
            Assert.Contains("The history table 'migration_history' is there and has no row of set 'Migrations', so this is the first migration to run.", error.Message, StringComparison.Ordinal);
            Assert.Contains("because rows of the history were deleted, restore the database or the table from a backup; where there is none, or it was done by hand or by another tool, begin the history with Migrator.BaselineAsync", error.Message, StringComparison.Ordinal);
            await SqliteMigrator.Create(database.ConnectionString, set).BaselineAsync("0001_a");
        }
        else
        {
            await database.MigrateAsync(set);
            Assert.Equal(rows, database.Query("SELECT count(*) FROM a"));
        }

        Assert.True((await database.MigrateAsync(set)).UpToDate);
    }

    [Theory]
    [MemberData(nameof(OtherTools))]
    public async Task AnotherToolsTableIsRefusedByName(string table, string named)
    {
        using var database = new TempDatabase();
        database.Execute(table);
        await AssertRefusedAsync(database, Sets.Tables(5), named);
    }

    // Guards the comparison: the same call on a sound history does write.
    [Fact]
    public async Task ASoundHistoryIsNotRefused()
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(Sets.Tables(3));
        var before = File.ReadAllBytes(database.File);
        await database.MigrateAsync(Sets.Tables(5));

        Assert.NotEqual(before, File.ReadAllBytes(database.File));
    }

    private static string Edit(string edit, int row) => FormattableString.Invariant($"UPDATE migration_history SET {edit} WHERE ordinal = {row}");

    private static async Task AssertDamageAsync(string damage, string said)
    {
        foreach (var journal in new[] { "delete", "wal" })
        {
            using var database = new TempDatabase(journal);
            await database.MigrateAsync(Sets.Tables(3));
            database.Execute(damage);
            await AssertRefusedAsync(database, Sets.Tables(5), said.Replace("{0}", database.File, StringComparison.Ordinal));
        }
    }

    private static async Task AssertRefusedAsync(TempDatabase database, MigrationSet set, string named)
    {
        // So that nothing is left in a write-ahead log that a closing connection, of whichever test, would move into the file.
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        var before = File.ReadAllBytes(database.File);
        var error = await Assert.ThrowsAsync<MigrationException>(() => database.MigrateAsync(set));

        Assert.Contains(error.Kind, new[] { MigrationErrorKind.InvalidHistory, MigrationErrorKind.MissingMigration, MigrationErrorKind.ChecksumMismatch, MigrationErrorKind.DatabaseIsNewer });
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The database was not changed.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(database.File));
    }
}
