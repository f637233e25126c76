using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>What a back-up is called.</summary>
public sealed class BackupNameTests : BackupTestCase
{
    [Fact]
    public async Task AnEmptyHistoryIsCalledNone()
    {
        Database.Execute("CREATE TABLE mine(x)");

        Assert.Equal("app.db.none.20310203T040506Z.bak", Path.GetFileName((await Database.MigrateAsync(Tables(1), Options())).BackupPath));
    }

    [Fact]
    public async Task TwoInOneSecondHaveTwoNames()
    {
        await Database.MigrateAsync(Tables(1));
        for (var i = 0; i < 2; i++)
        {
            Database.Execute("INSERT INTO t1 VALUES (7)");
            await Database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Table(1), ("0002_x", "NONSENSE;")), Options());
        }

        Assert.Equal(["app.db.0001_t.20310203T040506Z-2.bak", "app.db.0001_t.20310203T040506Z.bak"], Backups());
    }

    [Fact]
    public async Task AnIdOfAnyKindBecomesAFileName()
    {
        MigrationSet Set(int count) => TempDatabase.Set([.. new (string, ScriptSource)[] { ("1/é x.y", "CREATE TABLE a(x);"), ("2", "CREATE TABLE b(x);") }.Take(count)]);
        await Database.MigrateAsync(Set(1));
        var report = await Database.MigrateAsync(Set(2), Options());

        Assert.Equal("app.db.1%2F%C3%A9%20x%2Ey.20310203T040506Z.bak", Path.GetFileName(report.BackupPath));
    }
}
