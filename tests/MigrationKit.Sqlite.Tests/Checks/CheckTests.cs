using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests.Checks;

public sealed class CheckTests : IDisposable
{
    private const string Rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) INSERT INTO";

    private readonly TempDatabase _database = new();

    public CheckTests() => _database.Execute(
        $"CREATE TABLE Conversations(x); {Rows} Conversations SELECT i FROM n; CREATE TABLE other(x); {Rows} other SELECT i FROM n; CREATE TABLE \"a b\"(x)");

    public void Dispose() => _database.Dispose();

    private static MigrationSet Change() => TempDatabase.Set(
        ("0001_x", "-- other\nALTER TABLE conversations ADD COLUMN y; /* other */\nINSERT INTO \"a b\" VALUES ('other'); CREATE TABLE made(x);\n"));

    [Fact]
    public async Task TheEstimateCountsWhatTheScriptsName()
    {
        var estimate = await SqliteMigrator.Create(_database.ConnectionString, Change()).EstimateAsync();

        Assert.Equal([new("0001_x", "a b", 0), new TableRows("0001_x", "Conversations", 5)], estimate.Tables);
        Assert.Equal((5, 16384), (estimate.MostRows, estimate.DatabaseSize));
        Assert.Single(estimate.Plan.Steps);
    }

    [Fact]
    public async Task TheEstimateOfADatabaseThatIsNotThereCreatesNone()
    {
        var path = Path.Combine(_database.Folder, "new.db");
        var estimate = await SqliteMigrator.Create($"Data Source={path}", Change()).EstimateAsync();

        Assert.Equal((0, 0, 0), (estimate.Tables.Count, estimate.MostRows, estimate.DatabaseSize));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task ATableWithTooManyRowsStopsTheRun()
    {
        await _database.FailAsync(MigrationErrorKind.RequirementFailed, Change(), new MigrationOptions { RequireAtMostRows = 4 });
        var error = await _database.FailAsync(MigrationErrorKind.RequirementFailed, Change(), new MigrationOptions { RequireAtMostRows = 0 });

        Assert.Equal(
            $"Table 'Conversations' of SQLite database '{_database.File}' has more than 0 rows, migration '0001_x' names it, and "
            + "the option RequireAtMostRows allows this run no more. A change of a large table can take long: rehearse it on a copy, "
            + "plan the time for it, and raise the limit for that run. The database was not changed.", error.Message);
        await _database.MigrateAsync(Change(), new MigrationOptions { RequireAtMostRows = 5 });
    }

    [Fact]
    public async Task ALimitOfATableComesBeforeTheGeneralOne()
    {
        var error = await _database.FailAsync(
            MigrationErrorKind.RequirementFailed, Change(), new MigrationOptions { RequireAtMostRowsOf = new Dictionary<string, long> { ["OTHER"] = 4 } });
        Assert.Contains("Table 'other' of", error.Message, StringComparison.Ordinal);
        Assert.Contains("the option RequireAtMostRowsOf", error.Message, StringComparison.Ordinal);

        await _database.MigrateAsync(Change(), new MigrationOptions
        {
            RequireAtMostRows = 0,
            RequireAtMostRowsOf = new Dictionary<string, long> { ["conversations"] = 5, ["made"] = 0 },
        });
    }

    [Fact]
    public async Task AnotherProcessThatOnlyLooksIsNamed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says who has a file open.");
        var options = new MigrationOptions { RefuseWhileInUse = true };
        using (var other = TestProcess.Start($"Data Source={_database.File}", "pausing:1"))
        {
            other.Go();
            Assert.True(other.WaitFor("paused"), other.ToString());
            // Where it holds the lock the wait for that comes first, so it is let go on and asked again.
            var error = await _database.FailAsync(MigrationErrorKind.LockTimeout, Change(), options with { LockTimeout = TimeSpan.Zero });
            Assert.Contains("Open in: ", error.Message, StringComparison.Ordinal);
        }

        using (var reader = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", "exec 3<\"$0\"; echo ready; read line", _database.File])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!)
        {
            await reader.StandardOutput.ReadLineAsync();
            var error = await _database.FailAsync(MigrationErrorKind.InUse, Change(), options);
            reader.StandardInput.WriteLine();
            await reader.WaitForExitAsync();

            Assert.Equal(
                FormattableString.Invariant($"SQLite database '{_database.File}' is open in bash ({reader.Id}), and this run is to have it alone ")
                + "(the option RefuseWhileInUse). Stop what uses it and start again. The database was not changed.", error.Message);
        }

        await _database.MigrateAsync(Change(), options);
    }

    [Fact]
    public async Task TheProgramsOwnCheckSeesTheResultAndCanRollItBack()
    {
        var seen = "";
        var options = new MigrationOptions
        {
            RunChecksAsync = (context, _) =>
            {
                seen = TempDatabase.Query((SqliteConnection)context.Connection, "SELECT count(y), count(*) FROM conversations");
                throw new InvalidDataException("5 conversations have no y.");
            },
        };
        var error = await _database.FailAsync(MigrationErrorKind.CheckFailed, Change(), options);

        Assert.Equal("0|5", seen);
        Assert.Equal(
            $"The program's own check (the option RunChecksAsync) of SQLite database '{_database.File}' failed before the commit: "
            + "InvalidDataException: 5 conversations have no y. Correct what it has found and start again. "
            + "Everything was rolled back: the database is as it was before the run.", error.Message);
        Assert.IsType<InvalidDataException>(error.InnerException);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master WHERE name IN ('made', 'migration_history')"));
    }

    [Fact]
    public async Task ACheckThatCommitsKeepsNothing()
    {
        var error = await _database.FailAsync(MigrationErrorKind.CheckFailed, Change(), new MigrationOptions
        {
            RunChecksAsync = (context, _) =>
            {
                try
                {
                    TempDatabase.Execute((SqliteConnection)context.Connection, "COMMIT");
                }
                catch (SqliteException)
                {
                    // As careless code would.
                }

                return default;
            },
        });

        Assert.Contains("has ended the run's transaction", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master WHERE name IN ('made', 'migration_history')"));
    }

    [Fact]
    public async Task ACheckThatIsContentLetsTheRunGoOn()
    {
        var calls = 0;
        await _database.MigrateAsync(
            TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_out", new ScriptSource("VACUUM;\n") { Transaction = ScriptTransaction.Outside })),
            new MigrationOptions
            {
                QuickCheck = true,
                Optimize = true,
                RunChecksAsync = (context, _) =>
                {
                    calls++;
                    TempDatabase.Execute((SqliteConnection)context.Connection, "INSERT INTO other VALUES ('checked')");
                    return default;
                },
            });

        Assert.Equal(2, calls);
        Assert.Equal("2", _database.Query("SELECT count(*) FROM other WHERE x = 'checked'"));
    }

    [Fact]
    public async Task QuickCheckFindsWhatMustNotBeCommitted()
    {
        var error = await _database.FailAsync(
            MigrationErrorKind.CheckFailed,
            TempDatabase.Set((
                "0001_x",
                "CREATE TABLE n(x CHECK (x > 0));\nPRAGMA ignore_check_constraints = ON;\nINSERT INTO n VALUES (-1);\nPRAGMA ignore_check_constraints = OFF;\n")),
            new MigrationOptions { QuickCheck = true });

        Assert.Contains("finds: CHECK constraint failed in n. ", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master WHERE name = 'n'"));
    }
}
