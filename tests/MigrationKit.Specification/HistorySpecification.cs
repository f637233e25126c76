using MigrationKit.Providers;
using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>The history table: nothing is lost in it, nothing creates it by looking, and no name breaks it.</summary>
public abstract class HistorySpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    public static TheoryData<string> HostileNames =>
    [
        "we\"ird", "a'b", "x; DROP TABLE a; --", "näme 表 🎈", "select", "a]b", "a`b", "a.b", "$1", "?", "@set", "a%_b", " ",
    ];

    private static MigrationSetBuilder OneTable(string set = "Migrations", string table = "a") =>
        new(set) { { "0001_a", $"CREATE TABLE {table}(x INTEGER);", $"DROP TABLE {table};" } };

    [Fact]
    public async Task LookingCreatesNothing()
    {
        await using var database = Database.Open();
        var history = new HistoryTable("migration_history", "Migrations");

        Assert.Null(await database.ReadChainHeadAsync(history, CancellationToken.None));
        Assert.Empty(await database.ReadHistoryAsync(history, CancellationToken.None));
        Assert.Single((await new Migrator(database, OneTable().Build()).StatusAsync()).Migrations);
        Assert.Single((await new Migrator(database, OneTable().Build()).PlanAsync()).Steps);
        Assert.False(await Database.HasTableAsync("migration_history"));
    }

    [Fact]
    public async Task ARowComesBackAsItWasWritten()
    {
        var set = new MigrationSetBuilder { new MigrationSource("0007_ünï \"x\"", "CREATE TABLE a(x INTEGER);") { Impact = "additive" } };
        await MigrateAsync(set, new MigrationOptions { Time = new FixedTime(), AppliedBy = "relayer 1.4 on wéb-1 as 'app'" });

        var migration = set.Build()[0];
        var row = Assert.Single(await HistoryAsync());
        Assert.Equal(
            new HistoryRow
            {
                Set = "Migrations",
                Ordinal = 1,
                Id = "0007_ünï \"x\"",
                Version = "7",
                Kind = HistoryKind.Versioned,
                Checksum = migration.Checksum,
                Fingerprint = migration.Fingerprint,
                Chain = set.Build().ChainHead,
                Impact = MigrationImpact.Additive,
                Progress = 1,
                AppliedAt = FixedTime.Now,
                Duration = row.Duration,
                AppliedBy = "relayer 1.4 on wéb-1 as 'app'",
                Newest = "1 0007_ünï \"x\"",
            },
            row);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("20240131120000")]
    [InlineData("123456789012345678901234567890")]
    public async Task VersionsOfAnySizeComeBackAsTheyAre(string version)
    {
        await MigrateAsync(new() { { version + "_a", "CREATE TABLE a(x INTEGER);" } });

        Assert.Equal(version, Assert.Single(await HistoryAsync()).Version);
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task ATableMayHaveAnyName(string name)
    {
        var options = new MigrationOptions { HistoryTable = name };
        await MigrateAsync(OneTable(), options);

        Assert.True((await MigrateAsync(OneTable(), options)).UpToDate);
        Assert.True(await Database.HasTableAsync(name));
        Assert.True(await Database.HasTableAsync("a"));
        Assert.Single((await WithMigratorAsync(OneTable(), options, migrator => migrator.RollbackAllAsync())).Migrations);
        Assert.Empty(await HistoryAsync(name));
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task ASetMayHaveAnyName(string name)
    {
        await MigrateAsync(OneTable("other", "b"));
        await MigrateAsync(OneTable(name));

        Assert.True((await MigrateAsync(OneTable(name))).UpToDate);
        Assert.Single(await HistoryAsync(set: name));
        Assert.Single(await HistoryAsync(set: "other"));
    }

    [Fact]
    public async Task SetsShareATableAndCountApart()
    {
        await MigrateAsync(OneTable("one", "a"));
        await MigrateAsync(OneTable("two", "b"));
        await WithMigratorAsync(OneTable("one", "a"), null, migrator => migrator.RollbackAllAsync());

        Assert.Empty(await HistoryAsync(set: "one"));
        Assert.Equal(1, Assert.Single(await HistoryAsync(set: "two")).Ordinal);
        Assert.True((await MigrateAsync(OneTable("two", "b"))).UpToDate);
    }

    [Fact]
    public async Task SomeoneElsesTableOfThatNameIsLeftAlone()
    {
        await Database.ExecuteAsync("CREATE TABLE migration_history(id INTEGER)");
        var error = await FailToMigrateAsync(OneTable());

        Assert.Equal(MigrationErrorKind.InvalidHistory, error.Kind);
        Assert.Contains("migration_history", error.Message, StringComparison.Ordinal);
        Assert.False(await Database.HasTableAsync("a"));
        Assert.Equal("0", await CountAsync("migration_history"));
    }

    [Fact]
    public async Task ARepeatableThatChangesIsRecordedAgain()
    {
        await MigrateAsync(new() { { "0001_a", "CREATE TABLE a(x INTEGER);" }, { "R__fill", "INSERT INTO a VALUES (1);" } });
        var changed = new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x INTEGER);" }, { "R__fill", "INSERT INTO a VALUES (2);" } };
        await MigrateAsync(changed);

        Assert.Equal("3", await Database.QueryAsync("SELECT sum(x) FROM a"));
        Assert.Equal(["0001_a", "R__fill", "R__fill"], (await HistoryAsync()).Select(row => row.Id));
        Assert.Equal([null, null], (await HistoryAsync()).Skip(1).Select(row => row.Version));
        Assert.True((await MigrateAsync(changed)).UpToDate);
    }
}
