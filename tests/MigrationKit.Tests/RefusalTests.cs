using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class RefusalTests
{
    [Fact]
    public async Task ChangedSqlIsRefusedWithBothChecksumsAndTheWayOut()
    {
        var database = await Histories.AfterAsync(new() { { "0001_a", "SELECT 1;" }, { "0002_b", "SELECT 2;" } });
        var changed = new MigrationSetBuilder { { "0001_a", "SELECT 1;" }, { "0002_b", "SELECT 3;" } };
        var error = await database.RefusedAsync(changed);

        Assert.Equal((MigrationErrorKind.ChecksumMismatch, "0002_b", "0002_b.sql"), (error.Kind, error.MigrationId, error.File));
        Assert.Equal(MigrationSource.Sha256("SELECT 2;"), error.ExpectedChecksum);
        Assert.Equal(MigrationSource.Sha256("SELECT 3;"), error.FoundChecksum);
        Assert.Contains(error.ExpectedChecksum!, error.Message, StringComparison.Ordinal);
        Assert.Contains("git checkout -- \"*0002_b.sql\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("new migration", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllThatIsWrongIsListedAndTheFirstIsThrown()
    {
        var database = await Histories.AfterAsync(new() { { "0001_a", "SELECT 1;" }, { "0002_b", "SELECT 2;" } });
        var error = await database.RefusedAsync(new() { { "0001_a", "SELECT 10;" }, { "0002_b", "SELECT 20;" } });

        Assert.Equal(["0001_a", "0002_b"], error.Findings.Select(finding => finding.MigrationId));
        Assert.Contains("(1 more found; the exception's Findings list them.)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatIsNewerIsRefusedByAllItsUnknownMigrations()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b", "0003_c"));
        var error = await database.RefusedAsync(Histories.Set("0001_a"));

        Assert.Equal((MigrationErrorKind.DatabaseIsNewer, "0002_b"), (error.Kind, error.MigrationId));
        Assert.Contains("'0002_b', '0003_c'", error.Message, StringComparison.Ordinal);
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
        Assert.Contains("Or their files were deleted or renamed here", error.Message, StringComparison.Ordinal);
        Assert.Single(error.Findings);
    }

    [Fact]
    public async Task ADatabaseFromAnotherBranchIsToldWhatThisOneHasInstead()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_theirs"));
        var error = await database.RefusedAsync(Histories.Set("0001_a", "0002_ours"));

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, error.Kind);
        Assert.Contains("'0002_ours'", error.Message, StringComparison.Ordinal);
        Assert.Contains("branch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewerDatabaseThatRanARepeatableLastIsStillNewer()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b", "R__r"));

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await database.RefusedAsync(Histories.Set("0001_a", "R__r"))).Kind);
    }

    [Fact]
    public async Task ALateMigrationOfANewerProgramIsNotTakenForADamagedHistory()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0003_c"));
        await new Migrator(database, Histories.Set("0001_a", "0002_b", "0003_c").Build(), new MigrationOptions { AllowOutOfOrder = true }).MigrateAsync();
        database.Runs.Clear();
        var error = await database.RefusedAsync(Histories.Set("0001_a", "0003_c"));

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, Assert.Single(error.Findings).Kind);
    }

    [Fact]
    public async Task AMigrationDeletedFromTheMiddleIsRefusedAsMissing()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b", "0003_c"));
        var error = await database.RefusedAsync(Histories.Set("0001_a", "0003_c"));

        Assert.Equal((MigrationErrorKind.MissingMigration, "0002_b"), (error.Kind, error.MigrationId));
        Assert.Contains("deleted or renamed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARenamedMigrationIsRefusedUnderItsOldName()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b", "0003_c"));
        var error = await database.RefusedAsync(Histories.Set("0001_a", "0002_renamed", "0003_c"));

        Assert.Equal((MigrationErrorKind.MissingMigration, "0002_b"), (error.Kind, error.MigrationId));
        Assert.Contains(error.Findings, finding => finding is { Kind: MigrationErrorKind.OutOfOrder, MigrationId: "0002_renamed" });
    }

    [Fact]
    public async Task ALateMigrationIsRefusedByName()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0003_c"));
        var error = await database.RefusedAsync(Histories.Set("0001_a", "0002_b", "0003_c"));

        Assert.Equal((MigrationErrorKind.OutOfOrder, "0002_b", "0002_b.sql"), (error.Kind, error.MigrationId, error.File));
        Assert.Contains("'0003_c'", error.Message, StringComparison.Ordinal);
        Assert.Contains("AllowOutOfOrder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALateMigrationRunsWhereAllowedAndTheChainIsTheSets()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0003_c"));
        var set = Histories.Set("0001_a", "0002_b", "0003_c").Build();
        var migrator = new Migrator(database, set, new MigrationOptions { AllowOutOfOrder = true });
        await migrator.MigrateAsync();

        Assert.Equal(["0001_a", "0003_c", "0002_b"], database.Rows.Select(row => row.Id));
        Assert.Equal(set.ChainHead, database.Rows[^1].Chain);
        Assert.True((await new Migrator(database, set).MigrateAsync()).UpToDate);
        Assert.True((await migrator.ValidateAsync()).IsValid);
    }

    [Fact]
    public async Task ARepeatableIsNeverOutOfOrder()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "R__z"));
        await new Migrator(database, Histories.Set("0001_a", "0002_b", "R__a", "R__z").Build()).MigrateAsync();

        Assert.Equal(["0001_a", "R__z", "0002_b", "R__a"], database.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task AnEmptySetSaysWhereItLooked()
    {
        var database = new FakeDatabase();
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, new MigrationSetBuilder("Data.Migrations").Build()).MigrateAsync());

        Assert.Equal(MigrationErrorKind.EmptySet, error.Kind);
        Assert.Contains("'Data.Migrations'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, database.HeadReads);
        foreach (var ask in new Func<Migrator, Task>[] { m => m.StatusAsync(), m => m.PlanAsync(), m => m.ValidateAsync(), m => m.RollbackAllAsync() })
        {
            Assert.Equal(MigrationErrorKind.EmptySet, (await Assert.ThrowsAsync<MigrationException>(
                () => ask(new Migrator(database, new MigrationSetBuilder().Build())))).Kind);
        }
    }

    [Fact]
    public async Task ARenamedSetIsToldItsOldName()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b"), new MigrationOptions { SetName = "Old" });
        var error = await database.RefusedAsync(Histories.Set("0001_a", "0002_b"));

        Assert.Equal(MigrationErrorKind.InvalidHistory, error.Kind);
        Assert.Contains("SetName to \"Old\"", error.Message, StringComparison.Ordinal);
        Assert.True((await new Migrator(database, Histories.Set("0001_a", "0002_b").Build(), new MigrationOptions { SetName = "Old" }).MigrateAsync()).UpToDate);
    }

    [Fact]
    public async Task AnotherSetInTheTableIsNoRenamedOne()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_x"), new MigrationOptions { SetName = "Other" });
        await new Migrator(database, Histories.Set("0001_a").Build()).MigrateAsync();

        Assert.Equal(["Other", "Migrations"], database.Rows.Select(row => row.Set));
    }

    [Fact]
    public async Task AnotherSetThatBeginsWithTheSameIdIsNoRenamedOne()
    {
        var database = await Histories.AfterAsync(new() { { "0001_initial", "SELECT 'theirs';" } }, new MigrationOptions { SetName = "Other" });

        Assert.Single((await new Migrator(database, new MigrationSetBuilder { { "0001_initial", "SELECT 'ours';" } }.Build()).MigrateAsync()).Migrations);
    }

    [Fact]
    public async Task AnotherSetThatHasTheSameMigrationFurtherOnIsNoRenamedOne()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_x", "0002_shared"), new MigrationOptions { SetName = "Other" });

        Assert.Single((await new Migrator(database, Histories.Set("0002_shared").Build()).MigrateAsync()).Migrations);
    }

    [Fact]
    public async Task AMissingStepIsRefusedAtItsLine()
    {
        var database = new FakeDatabase();
        var error = await database.RefusedAsync(new() { { "0001_a", "SELECT 1;" }, { "0002_b", "SELECT 2;\n -- migration:step Fill\n" } });

        Assert.Equal((MigrationErrorKind.StepFailed, "0002_b.sql", 2, 2), (error.Kind, error.File, error.Line, error.Column));
        Assert.StartsWith("0002_b.sql(2,2): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStepOfAnAppliedMigrationMayBeGone()
    {
        MigrationSetBuilder Set(MigrationStepFinder? steps) => new() { Steps = steps };
        var before = Set((_, _) => (_, _) => default);
        before.Add("0001_a", "-- migration:step Fill\n");
        var database = await Histories.AfterAsync(before);
        var after = Set(null);
        after.Add("0001_a", "-- migration:step Fill\n");
        after.Add("0002_b", "SELECT 1;");

        Assert.Single((await new Migrator(database, after.Build()).MigrateAsync()).Migrations);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("30")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("99999999999s")]
    [InlineData("999999999m")]
    [InlineData("1h")]
    [InlineData("2147483648ms")]
    [InlineData("1 s")]
    public async Task ATimeLimitThatIsNoneIsRefusedAtItsLine(string value)
    {
        var error = await new FakeDatabase().RefusedAsync(new() { { "0001_a", $"SELECT 1;\n-- migration:timeout {value}\n" } });

        Assert.Equal((MigrationErrorKind.InvalidFolder, 2), (error.Kind, error.Line));
    }
}
