using System.Collections.Concurrent;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>How a whole run verifies its back-up (docs/decisions/0032), and how it lets go of it.</summary>
[Collection(nameof(StatementTrace))]
public sealed class VerifiedBackupTests : BackupTestCase
{
    private const string Check = "PRAGMA main.quick_check(10)";

    private const string LastLook = "SELECT count(*) FROM main.sqlite_master";

    public VerifiedBackupTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the copy itself is checked.");

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task AWholeRunAsksTheDatabaseAndNotTheCopy(string journal)
    {
        using var database = new TempDatabase(journal);
        await database.MigrateAsync(Tables(1));

        // Kept open, so that in WAL mode the newest pages are in the log and not in the file.
        using var open = database.Open();
        TempDatabase.Execute(open, "CREATE TABLE big(x); INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT randomblob(5000) FROM n");
        var statements = await TracedAsync(async () => Assert.NotNull((await database.MigrateAsync(Tables(2), Options())).BackupPath));

        Assert.Single(statements, (database.File, Check));
        Assert.DoesNotContain(statements, statement => IsUnfinished(statement.File) && statement.Sql == Check);
        Assert.Single(statements, statement => IsUnfinished(statement.File) && statement.Sql == LastLook);

        // The copying and the check read ahead, in a transaction each; the run's own is IMMEDIATE.
        Assert.Equal(2, statements.Count(statement => statement == (database.File, "BEGIN")));
    }

    // Shows that the guard above can fail.
    [Fact]
    public async Task WhereTheDatabaseIsNotSoundTheCopyIsAskedItself()
    {
        await Database.MigrateAsync(Tables(1));
        Database.Execute("CREATE TABLE twice(x); PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 't1') WHERE name = 'twice'");
        Database.ClearPool();
        var statements = await TracedAsync(() => Database.FailAsync(MigrationErrorKind.Corrupt, Tables(2), Options()));

        Assert.Single(statements, statement => IsUnfinished(statement.File) && statement.Sql == Check);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task CancellingInTheMiddleOfTheCheckEndsIt()
    {
        await Database.MigrateAsync(Tables(1));

        // Checked row by row it would take hours.
        Database.Execute(
            "PRAGMA ignore_check_constraints = ON; CREATE TABLE slow(x CHECK (length(replace(hex(zeroblob(1000000)), '0', '11')) > 0));"
            + "INSERT INTO slow WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT 1 FROM n");
        await CancelledAtAsync((file, sql) => file == Database.File && sql == Check);
    }

    [Fact]
    public async Task CancellingAtTheLastLookLeavesNoBackup()
    {
        await Database.MigrateAsync(Tables(1));
        await CancelledAtAsync((file, sql) => IsUnfinished(file) && sql == LastLook);
    }

    // Other tests back up beside this one.
    private bool IsUnfinished(string file) => file.StartsWith(Folder, StringComparison.Ordinal) && file.EndsWith(".unfinished", StringComparison.Ordinal);

    private static async Task<IReadOnlyCollection<(string File, string Sql)>> TracedAsync(Func<Task> run)
    {
        var statements = new ConcurrentQueue<(string File, string Sql)>();
        using (new StatementTrace((file, sql) => statements.Enqueue((file, sql))))
        {
            await run();
        }

        return statements;
    }

    private async Task CancelledAtAsync(Func<string, string, bool> moment)
    {
        using var source = new CancellationTokenSource();
        void Heard(string file, string sql)
        {
            if (moment(file, sql))
            {
                source.Cancel();
            }
        }

        using (new StatementTrace(Heard))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqliteMigrator.MigrateAsync(Database.ConnectionString, Tables(2), Options(), source.Token));
        }

        AssertNothingIsLeft();
        Database.Execute("PRAGMA busy_timeout = 0; BEGIN IMMEDIATE");
    }

    private void AssertNothingIsLeft()
    {
        Assert.Empty(Backups());
        Database.ClearPool();
        Assert.Equal([], Directory.EnumerateFiles("/proc/self/fd").Select(descriptor => new FileInfo(descriptor).LinkTarget ?? "")
            .Where(path => path.StartsWith(Database.Folder, StringComparison.Ordinal)));
    }
}
