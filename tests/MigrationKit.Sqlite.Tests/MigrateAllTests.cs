using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Tests;

public sealed class MigrateAllTests : IDisposable
{
    private readonly TempDatabase _folder = new();

    public void Dispose() => _folder.Dispose();

    private static MigrationSet Set() => TempDatabase.Set(("0001_a", "CREATE TABLE a(x);\n"), ("0002_b", "CREATE TABLE b(x);\n"));

    private IEnumerable<string> Tenants(int count) =>
        Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"Data Source={Path.Combine(_folder.Folder, $"tenant{i:000}.db")}"));

    [Fact]
    public async Task OneFailureStopsOnlyItsOwnAndASecondCallFinishes()
    {
        var broken = Path.Combine(_folder.Folder, "tenant007.db");
        await File.WriteAllTextAsync(broken, "this is no database, and long enough to be looked at by the engine as if it were one");
        var report = await SqliteMigrator.MigrateAllAsync(Tenants(40), Set(), maxParallel: 4);

        var failure = Assert.Single(report.Failed);
        Assert.Equal($"SQLite database '{broken}'", failure.Database);
        Assert.Equal(MigrationErrorKind.Corrupt, Assert.IsType<MigrationException>(failure.Error).Kind);
        Assert.Equal((40, 40, 0), (report.Databases, report.Outcomes.Count, report.UpToDate));
        Assert.StartsWith("40 databases: 39 migrated, 0 up to date, 1 failed, in ", report.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\n  {failure.Database}: '{broken}' is not a SQLite database", report.ToString(), StringComparison.Ordinal);

        File.Delete(broken);
        var again = await SqliteMigrator.MigrateAllAsync(Tenants(40), Set());
        Assert.Equal((39, 2), (again.UpToDate, Assert.Single(again.Outcomes).Migrations));
    }

    [Fact]
    public async Task ProgressCountsEachDatabaseOnceAndInOrder()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, "tenant007.db"), "this is no database, and long enough to be looked at by the engine as if it were one");
        var told = new Told();
        await SqliteMigrator.MigrateAllAsync(Tenants(20).Append("nonsense"), Set(), new MigrationOptions { AllProgress = told }, maxParallel: 4);

        Assert.Equal(Enumerable.Range(1, 21), told.All.Select(progress => progress.Done));
        Assert.Equal(2, told.All[^1].Failed);
        Assert.Equal(told.All.Select(progress => progress.Failed).Order(), told.All.Select(progress => progress.Failed));
    }

    // Several are begun in one millisecond, and the first row tells them apart when one is restored (docs/decisions/0031).
    [Fact]
    public async Task EachHasAFirstRowOfItsOwn()
    {
        await SqliteMigrator.MigrateAllAsync(Tenants(200), Set());

        Assert.Equal(200, Tenants(200).Select(FirstRow).Distinct(StringComparer.Ordinal).Count());

        static string FirstRow(string tenant)
        {
            using var connection = new SqliteConnection(tenant + ";Pooling=False");
            connection.Open();
            return TempDatabase.Query(connection, "SELECT id, applied_at, applied_by FROM migration_history WHERE ordinal = 1");
        }
    }

    [Fact]
    public async Task TheSequenceIsWalkedAsWorkGetsDone()
    {
        var (open, most) = (0, 0);
        IEnumerable<string> Counted()
        {
            foreach (var tenant in Tenants(30))
            {
                most = Math.Max(most, Interlocked.Increment(ref open) - Directory.EnumerateFiles(_folder.Folder, "*.db").Count());
                yield return tenant;
            }
        }

        await SqliteMigrator.MigrateAllAsync(Counted(), Set(), maxParallel: 2);

        // Taken and not yet created: what is at work, and one for each worker that is just asking.
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task NoFileStaysOpen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says who has a file open.");
        await SqliteMigrator.MigrateAllAsync(Tenants(5), Set());
        await SqliteMigrator.MigrateAllAsync(Tenants(5), Set());

        Assert.DoesNotContain(
            Directory.EnumerateFiles("/proc/self/fd").Select(file => new FileInfo(file).LinkTarget),
            target => target?.StartsWith(_folder.Folder, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task AConnectionStringThatCannotBeReadFailsAlone()
    {
        string[] all = [Tenants(2).First(), "Data Source=x;Password=secret;Nonsense=1", null!, "tenants/without-a-key.db", "Data Source=x;Pooling=perhaps", Tenants(2).Last()];
        var report = await SqliteMigrator.MigrateAllAsync(all, Set());

        Assert.Equal((6, 2), (report.Databases, report.Outcomes.Count(outcome => outcome.Error is null)));
        Assert.Equal(
            [.. Enumerable.Range(2, 4).Select(number => $"database number {number} of the sequence")], report.Failed.Select(outcome => outcome.Database));
        Assert.All(report.Failed, outcome => Assert.Equal(MigrationErrorKind.CannotOpen, Assert.IsType<MigrationException>(outcome.Error).Kind));
        Assert.DoesNotContain("secret", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("Connection string number 3 of the sequence cannot be read: It is null. Correct it", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheSequenceItselfThrowsEndsTheRun()
    {
        IEnumerable<string> Broken()
        {
            yield return Tenants(1).Single();
            throw new IOException("The folder is gone.");
        }

        Assert.Equal("The folder is gone.", (await Assert.ThrowsAsync<IOException>(() => SqliteMigrator.MigrateAllAsync(Broken(), Set()))).Message);
    }

    [Fact]
    public async Task ACancelledRunTellsWhatIsDoneAndASecondOneGoesOn()
    {
        using var cancel = new CancellationTokenSource();
        IEnumerable<string> Cancelled()
        {
            foreach (var (tenant, index) in Tenants(10).Select((tenant, index) => (tenant, index)))
            {
                if (index == 4)
                {
                    cancel.Cancel();
                }

                yield return tenant;
            }
        }

        var error = await Assert.ThrowsAsync<MigrateAllCanceledException>(
            () => SqliteMigrator.MigrateAllAsync(Cancelled(), Set(), maxParallel: 1, cancellationToken: cancel.Token));
        var done = error.Report.Outcomes.Count(outcome => outcome.Error is null);
        Assert.InRange(done, 3, 4);
        Assert.Equal(done, (await SqliteMigrator.MigrateAllAsync(Tenants(10), Set())).UpToDate);
    }

    [Fact]
    public async Task TheRecordIsTextDocumentAndPage()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Folder, "tenant002.db"), "this is no database, and long enough to be looked at by the engine as if it were one");
        await SqliteMigrator.MigrateAllAsync(Tenants(1), Set());
        var report = await SqliteMigrator.MigrateAllAsync(Tenants(3), Set());
        using var json = System.Text.Json.JsonDocument.Parse(report.ToJson());
        var root = json.RootElement;

        Assert.Equal(
            (false, "Migrations", 3, 1, 1, 1),
            (root.GetProperty("ok").GetBoolean(), root.GetProperty("set").GetString(), root.GetProperty("databases").GetInt32(),
                root.GetProperty("upToDate").GetInt32(), root.GetProperty("migrated").GetInt32(), root.GetProperty("failed").GetInt32()));
        Assert.Equal("corrupt", root.GetProperty("outcomes")[0].GetProperty("error").GetProperty("kind").GetString());
        Assert.Equal(2, root.GetProperty("outcomes")[1].GetProperty("migrations").GetInt32());
        Assert.Contains("<h1>3 databases: 1 migrated, 1 up to date, 1 failed</h1>", report.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AtLeastOneAtATime() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SqliteMigrator.MigrateAllAsync([], Set(), maxParallel: 0));

    private sealed class Told : IProgress<MigrateAllProgress>
    {
        public List<MigrateAllProgress> All { get; } = [];

        public void Report(MigrateAllProgress value) => All.Add(value);
    }
}
