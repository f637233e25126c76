using System.Security.Cryptography;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

public sealed class RehearsalTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static readonly MigrationSource First = new("0001_a", "CREATE TABLE a(x);\nINSERT INTO a VALUES (1);\n", "DROP TABLE a;");

    private static readonly MigrationSource Second = new("0002_b", "ALTER TABLE a ADD COLUMN y;\nCREATE INDEX a_y ON a(y);\n", "DROP INDEX a_y;\nCREATE TABLE n(x);\nINSERT INTO n SELECT x FROM a;\nDROP TABLE a;\nALTER TABLE n RENAME TO a;\n");

    private static MigrationSet Set(params MigrationSource[] sources)
    {
        var set = new MigrationSetBuilder();
        Array.ForEach(sources, set.Add);
        return set.Build();
    }

    private Task<RehearsalReport> RehearseAsync(params MigrationSource[] sources) =>
        SqliteMigrator.Create(_database.ConnectionString, Set(sources)).RehearseAsync(Path.Combine(_database.Folder, "copies"));

    [Theory]
    [InlineData("delete", false)]
    [InlineData("wal", false)]
    [InlineData("wal", true)]
    public async Task TheOriginalKeepsItsBytes(string journal, bool hasLog)
    {
        using var database = new TempDatabase(journal);
        // Not from the pool: a connection that waits there keeps the log until another test clears the pool, between two looks at the files.
        await SqliteMigrator.MigrateAsync(database.ConnectionString + ";Pooling=False", Set(First));
        using var open = hasLog ? database.Open() : null;
        if (open is not null)
        {
            TempDatabase.Execute(open, "INSERT INTO a VALUES ('in the log')");
        }

        var before = Hashes(database);
        var report = await SqliteMigrator.Create(database.ConnectionString + ";Pooling=False", Set(First, Second)).RehearseAsync();

        Assert.True(report.Passed, report.ToString());
        Assert.Equal("0002_b", Assert.Single(report.Run!.Migrations).Id);
        foreach (var (file, hash) in before)
        {
            Assert.Equal((file, hash), (file, Hashes(database)[file]));
        }

        Assert.Equal("0001_a", database.Query("SELECT id FROM migration_history"));
    }

    [Fact]
    public async Task EachStatementIsTimedAndTheWayBackIsWalked()
    {
        await _database.MigrateAsync(Set(First));
        var report = await RehearseAsync(First, Second);

        Assert.Equal([("0002_b", 1), ("0002_b", 2)], report.Statements.Select(statement => (statement.MigrationId, statement.Statement)));
        Assert.Equal("0002_b", Assert.Single(report.TakenBack));
        Assert.Empty(report.NotTakenBack);
        Assert.Equal(report.Run!.Duration, report.PredictedDuration);
        Assert.StartsWith($"Rehearsal on a copy of SQLite database '{_database.File}': passed. 1 migration, about ", report.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_database.Folder, "copies")));
        using var json = System.Text.Json.JsonDocument.Parse(report.ToJson());
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(2, json.RootElement.GetProperty("statements").GetArrayLength());
        Assert.Equal("0002_b", json.RootElement.GetProperty("run").GetProperty("migrations")[0].GetProperty("id").GetString());
        Assert.Contains("<td>0002_b</td><td>2</td><td>0002_b.sql(2)</td><td class=\"n\">", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<th>Taken back and applied again</th><td>0002_b</td>", report.ToHtml(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- migration:transaction none\n")]
    public async Task EachStatementIsNamedByTheLineThatItBeginsAt(string head)
    {
        var report = await RehearseAsync(new MigrationSource("0001_a", new ScriptSource(head + "-- above\nCREATE TABLE a(\n  x\n);\n\nINSERT INTO a VALUES (1); INSERT INTO a VALUES (2);\n/* two\n   lines */ INSERT INTO a\nVALUES (3);")
        {
            Transaction = head.Length == 0 ? ScriptTransaction.Inside : ScriptTransaction.Outside,
        }));

        var first = head.Length == 0 ? 2 : 3;
        Assert.Equal([first, first + 4, first + 4, first + 6], report.Statements.Select(statement => statement.Line));
        Assert.All(report.Statements, statement => Assert.Equal("0001_a.sql", statement.File));
        Assert.Contains(FormattableString.Invariant($"\n  0001_a statement 4 at 0001_a.sql({first + 6}): "), report.ToString(), StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(report.ToJson());
        var last = json.RootElement.GetProperty("statements")[3];
        Assert.Equal(("0001_a.sql", first + 6), (last.GetProperty("file").GetString(), last.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task CancellingIsNoVerdict()
    {
        using var cancel = new CancellationTokenSource();
        var options = new MigrationOptions
        {
            RunChecksAsync = (_, token) =>
            {
                cancel.Cancel();
                token.ThrowIfCancellationRequested();
                return default;
            },
        };
        var error = await Assert.ThrowsAsync<OperationCanceledException>(
            () => SqliteMigrator.Create(_database.ConnectionString, Set(First), options).RehearseAsync(Path.Combine(_database.Folder, "copies"), cancel.Token));

        Assert.Equal("The rehearsal was cancelled. The database was only read.", error.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_database.Folder, "copies")));
    }

    [Fact]
    public async Task WhatAProcessLeftInTheMiddleOfAWriteIsNotTouchedAndSaidSo()
    {
        await _database.MigrateAsync(Set(First));
        var left = Path.Combine(_database.Folder, "left.db");
        using (var writer = _database.Open())
        {
            TempDatabase.Execute(writer, "PRAGMA cache_size = 1; BEGIN IMMEDIATE; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO a SELECT i FROM n");
            File.Copy(_database.File, left);
            File.Copy(_database.File + "-journal", left + "-journal");
            TempDatabase.Execute(writer, "ROLLBACK");
        }

        var before = await File.ReadAllBytesAsync(left);
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.Create($"Data Source={left};Pooling=False", Set(First, Second)).RehearseAsync());

        Assert.Contains("was left in the middle of a write by a process that ended, and is opened for reading only here", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(left));
    }

    [Fact]
    public async Task AMigrationWithoutAWayBackIsNamed()
    {
        var report = await RehearseAsync(First, Second with { Down = null });

        Assert.True(report.Passed, report.ToString());
        Assert.Empty(report.TakenBack);
        Assert.Equal(["0001_a", "0002_b"], report.NotTakenBack);
        Assert.False(File.Exists(_database.File));
    }

    [Fact]
    public async Task ADownScriptThatForgetsSomethingFails()
    {
        await _database.MigrateAsync(Set(First));
        var report = await RehearseAsync(First, new MigrationSource("0002_b", "CREATE TABLE b(x);\nCREATE TABLE IF NOT EXISTS c(x);\n", "DROP TABLE b;"));

        Assert.False(report.Passed);
        Assert.Contains(report.Findings, finding => finding.StartsWith("the down scripts do not bring the schema back: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AScriptThatFailsIsTheVerdictAndNotAnException()
    {
        await _database.MigrateAsync(Set(First));
        var report = await RehearseAsync(First, new MigrationSource("0002_b", "INSERT INTO missing VALUES (1);\n"));

        Assert.False(report.Passed);
        Assert.Equal(("0002_b", MigrationErrorKind.ScriptFailed), (report.Failure!.MigrationId, report.Failure.Kind));
        Assert.Contains("\"passed\": false", report.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"stopped\": {\n      \"id\": \"0002_b\"", report.ToJson().ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<h1>Rehearsal failed: SQLite database &#39;", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("FAILED.\n  error: Migration '0002_b' failed at 0002_b.sql(1,1)", report.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_database.Folder, "copies")));
    }

    [Fact]
    public async Task ADamagedDatabaseDoesNotPass()
    {
        await SqliteMigrator.MigrateAsync(_database.ConnectionString + ";Pooling=False", Set(First));
        _database.Execute("CREATE TABLE more(x); INSERT INTO more VALUES (zeroblob(40000)); DROP TABLE more");
        using (var file = File.OpenWrite(_database.File))
        {
            // A trunk page of the list of free pages: no script meets it, and the back-up of a run would.
            file.Position = 4096 * 4;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096 * 6).ToArray());
        }

        var report = await RehearseAsync(First, Second);

        Assert.Equal(MigrationErrorKind.Corrupt, report.Failure?.Kind);
        Assert.StartsWith($"The copy of SQLite database '{_database.File}' does not pass SQLite's quick_check, and neither will the database: ", report.Failure!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("***", report.Failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', report.Failure.Message);
    }

    [Fact]
    public async Task ARefusalSpeaksOfTheDatabaseAndNotOfAFileThatIsGone()
    {
        await _database.MigrateAsync(Set(First, Second));
        var report = await RehearseAsync(First);

        Assert.StartsWith($"The copy of SQLite database '{_database.File}' has a migration of set 'Migrations' that this program does not know", report.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrphansThatTheRunMakesAreFound()
    {
        _database.Execute("PRAGMA foreign_keys = OFF; CREATE TABLE p(id PRIMARY KEY); CREATE TABLE k(p REFERENCES p); INSERT INTO k VALUES ('old')");
        Assert.True((await RehearseAsync(First)).Passed);
        _database.Execute("CREATE TABLE q(id PRIMARY KEY); INSERT INTO q VALUES (1)");
        var report = await SqliteMigrator.Create(_database.ConnectionString + ";Foreign Keys=False;Pooling=False", Set(
            new MigrationSource("0001_a", "CREATE TABLE l(q REFERENCES q);\nINSERT INTO l VALUES (7);\n"))).RehearseAsync();

        Assert.Contains("1 row of 'l' refers to a row of 'q' that does not exist", Assert.Single(report.Findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACopyIsOfOneMomentHoweverMuchIsWrittenMeanwhile()
    {
        using var database = new TempDatabase("wal");
        database.Execute("CREATE TABLE mine(x)");
        var copying = new SqliteDatabase(database.ConnectionString, null)
        {
            // Asked when the copy is about to begin.
            DiskSpace = _ =>
            {
                database.Execute("INSERT INTO mine VALUES (1)");
                return null;
            },
        };
        await using (copying)
        {
            var report = await new Migrator(copying, Set(new MigrationSource("0001_a", "-- migration:require SELECT count(*) = 0 FROM mine\nCREATE TABLE a(x);\n")), null).RehearseAsync();

            Assert.True(report.Passed, report.ToString());
        }

        Assert.Equal("1", database.Query("SELECT count(*) FROM mine"));
    }

    private static Dictionary<string, string> Hashes(TempDatabase database) => Directory.EnumerateFiles(database.Folder)
        .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
        .ToDictionary(file => Path.GetFileName(file), file =>
        {
            // Shared, and by a copy made by another process: closing a handle of this one would drop SQLite's locks.
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cp", [file, file + ".hash"]))!;
            process.WaitForExit();
            var hash = Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file + ".hash")));
            File.Delete(file + ".hash");
            return hash;
        });
}
