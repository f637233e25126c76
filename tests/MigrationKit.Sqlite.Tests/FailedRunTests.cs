using System.Text.Json;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>A run that did not come to its end has a record, too.</summary>
public sealed class FailedRunTests : IDisposable
{
    private static readonly (string Id, ScriptSource Up)[] Three =
    [
        ("0001_a", "CREATE TABLE a(x);\nINSERT INTO a VALUES (1), (2);\n"),
        ("0002_b", "CREATE TABLE b(x);\n"),
        ("0003_c", "CREATE TABLE c(x);\nINSERT INTO missing VALUES (1);\nCREATE TABLE d(x);\n"),
    ];

    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task WhatHadRunAndWasRolledBackIsInTheRecord()
    {
        await _database.MigrateAsync(TempDatabase.Set(Three[0]));
        var options = new MigrationOptions { Backup = new BackupOptions() };
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Three), options);
        var report = error.Report!;

        Assert.Same(error, report.Error);
        Assert.False(report.UpToDate);
        Assert.Empty(report.Migrations);
        Assert.Equal("0002_b", Assert.Single(report.NotCommitted).Id);
        Assert.Equal(("0003_c", "0003_c.sql", 1), (report.Stopped!.Id, report.Stopped.File, report.Stopped.Statements));
        Assert.True(File.Exists(report.BackupPath));
        Assert.NotNull(report.StartedAt);
        Assert.NotNull(report.AppliedBy);
        Assert.Equal((report.FromChainHead, 0), (report.ToChainHead, report.Transactions));
        Assert.Equal(_database.Query("SELECT chain FROM migration_history"), report.ToChainHead);
    }

    [Fact]
    public async Task WhatIsKeptIsToldFromWhatIsNot()
    {
        var options = new MigrationOptions { TransactionMode = TransactionMode.PerMigration };
        var report = (await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Three), options)).Report!;

        Assert.Equal(["0001_a", "0002_b"], report.Migrations.Select(migration => migration.Id));
        Assert.Empty(report.NotCommitted);
        Assert.Equal("0003_c", report.Stopped!.Id);
        Assert.Equal(_database.Query("SELECT chain FROM migration_history WHERE ordinal = 2"), report.ToChainHead);
        Assert.StartsWith("FAILED after ", report.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"\n  0002_b  1 statement, [\d.]+ ms  committed\n  0003_c  1 statement, [\d.]+ ms  stopped here$", report.ToString());
    }

    [Fact]
    public async Task TheDocumentNamesErrorPlaceAndOutcome()
    {
        var report = (await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Three))).Report!;
        using var json = JsonDocument.Parse(report.ToJson());
        var error = json.RootElement.GetProperty("error");

        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(
            ("scriptFailed", "0003_c", "0003_c.sql", 2, 1, "Everything was rolled back: the database is as it was before the run."),
            (error.GetProperty("kind").GetString(), error.GetProperty("migration").GetString(), error.GetProperty("file").GetString(),
                error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32(), error.GetProperty("outcome").GetString()));
        Assert.Equal(2, json.RootElement.GetProperty("notCommitted").GetArrayLength());
        Assert.Equal("0003_c", json.RootElement.GetProperty("stopped").GetProperty("id").GetString());
    }

    [Fact]
    public async Task ThePageShowsTheErrorAndWhereItStopped()
    {
        var page = (await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Three))).Report!.ToHtml();

        Assert.Contains("<h1>Failed: SQLite database &#39;", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"error\">Migration &#39;0003_c&#39; failed at 0003_c.sql(2,1): no such table: missing.", page, StringComparison.Ordinal);
        Assert.Contains("<th>Place of the error</th><td>0003_c.sql(2,1)</td>", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"bar undone\"", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"bar stopped\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusedRunHasARecordWithoutMigrations()
    {
        await _database.MigrateAsync(TempDatabase.Set(Three[0], Three[1]));
        var report = (await _database.FailAsync(MigrationErrorKind.DatabaseIsNewer, TempDatabase.Set(Three[0]))).Report!;

        Assert.Empty(report.Migrations);
        Assert.Null(report.Stopped);
        Assert.Equal(report.FromChainHead, report.ToChainHead);
        Assert.DoesNotContain("Timeline", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunThatEndedAtItsFirstLookHasARecord()
    {
        await File.WriteAllTextAsync(_database.File, "this is no database, and long enough to be looked at by the engine as if it were one");
        var report = (await _database.FailAsync(MigrationErrorKind.Corrupt, TempDatabase.Set(Three))).Report!;

        Assert.Equal("Migrations", report.Set);
        Assert.Contains("is not a SQLite database", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellingSaysWhatIsKept()
    {
        using var cancel = new CancellationTokenSource();
        var options = new MigrationOptions
        {
            TransactionMode = TransactionMode.PerMigration,
            RunChecksAsync = (context, _) =>
            {
                if (context.Migrations[0].Id == "0002_b")
                {
                    cancel.Cancel();
                }

                return default;
            },
        };
        var error = await Assert.ThrowsAsync<MigrationCanceledException>(
            () => SqliteMigrator.MigrateAsync(_database.ConnectionString, TempDatabase.Set(Three), options, cancel.Token));

        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Equal(["0001_a", "0002_b"], error.Committed);
        Assert.Equal("The run was cancelled. Committed before and kept: '0001_a', '0002_b'.", error.Message);
        Assert.Equal(["0001_a", "0002_b"], error.Report!.Migrations.Select(migration => migration.Id));
        Assert.StartsWith("CANCELLED after ", error.Report.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"cancelled\"", error.Report.ToJson(), StringComparison.Ordinal);
        Assert.Equal("0001_a 0002_b", _database.Query("SELECT id FROM migration_history"));
    }

    [Fact]
    public async Task AScriptOutsideATransactionIsKeptWhereOnlyTheCheckBehindItFails()
    {
        var options = new MigrationOptions { RunChecksAsync = (_, _) => throw new InvalidDataException("No.") };
        var error = await _database.FailAsync(
            MigrationErrorKind.CheckFailed, TempDatabase.Set(("0001_a", new ScriptSource("CREATE TABLE a(x);\nVACUUM;\n") { Transaction = ScriptTransaction.Outside })), options);

        Assert.EndsWith("Correct what it has found and start again. Committed before and kept: '0001_a'.", error.Message, StringComparison.Ordinal);
        Assert.Equal("versioned", _database.Query("SELECT kind FROM migration_history"));
    }
}
