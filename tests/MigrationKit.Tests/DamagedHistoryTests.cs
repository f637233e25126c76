namespace MigrationKit.Tests;

public sealed class DamagedHistoryTests
{
    private static readonly string[] Ids = ["0001_a", "0002_b", "0003_c"];

    private static async Task<MigrationException> RefusedAsync(Action<List<HistoryRow>> damage)
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        damage(database.Rows);
        var error = await database.RefusedAsync(Histories.Set([.. Ids, "0004_d"]));
        Assert.Equal(MigrationErrorKind.InvalidHistory, error.Kind);
        return error;
    }

    [Fact]
    public async Task ADeletedRowShowsAtTheNextOne()
    {
        var error = await RefusedAsync(rows => rows.RemoveAt(1));

        Assert.Contains("ordinal 3 where 2 was expected: a row was deleted or added by hand ('0002_b' has none). Restore", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Findings, finding => finding.MigrationId == "0003_c");
    }

    [Fact]
    public async Task ARowDeletedAndTheRestRenumberedShowsInTheChain()
    {
        var error = await RefusedAsync(rows =>
        {
            rows.RemoveAt(1);
            rows[1] = rows[1] with { Ordinal = 2 };
        });

        Assert.Contains(error.Findings, finding => finding.MigrationId == "0003_c" && finding.Message.Contains("does not fit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "has lost its newest row: migration '0003_c' (ordinal 3) was recorded last, and the last row there is '0002_b' (ordinal 2). A row was deleted by hand. ",
        "name it in RepairOptions.MarkApplied. If it was taken back by hand and is to run again, name '0003_c' in RepairOptions.RunAgain.")]
    [InlineData(2, "has lost its 2 newest rows: migration '0003_c' (ordinal 3) was recorded last, and the last row there is '0001_a' (ordinal 1). ",
        "name it in RepairOptions.MarkApplied. What it does not have, or was taken back by hand, is to run: name it in RepairOptions.RunAgain.")]
    public async Task ARowDeletedFromTheEndIsMissed(int deleted, string said, string wayOut)
    {
        var error = await RefusedAsync(rows => rows.RemoveRange(3 - deleted, deleted));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains(wayOut, error.Message, StringComparison.Ordinal);
        Assert.Equal("0003_c", error.MigrationId);
    }

    [Fact]
    public async Task AProgramThatDoesNotHaveTheLostMigrationCannotRecordItAgain()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        database.Rows.RemoveAt(2);
        var error = await database.RefusedAsync(Histories.Set("0001_a", "0002_b", "0004_d"));

        Assert.Contains("migration '0003_c' (ordinal 3) was recorded last", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MarkApplied", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2 0002_b")]
    [InlineData("3 0003_x")]
    [InlineData("x 0003_c")]
    [InlineData("")]
    public async Task AnEditedMarkShows(string mark) =>
        Assert.Contains(
            $"at migration '0003_c' (ordinal 3): the first row names '{mark}' as the newest",
            (await RefusedAsync(rows => rows[0] = rows[0] with { Newest = mark })).Message,
            StringComparison.Ordinal);

    // A provider that keeps no mark cannot miss a row: it counts as pending, as it would if it had never run.
    [Fact]
    public async Task WithoutAMarkNothingIsMissed()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        database.Rows.RemoveAt(2);
        database.Edit(0, row => row with { Newest = null });

        Assert.True((await new Migrator(database, Histories.Set(Ids).Build()).ValidateAsync()).IsValid);
    }

    [Fact]
    public async Task AKindThatIsNotTheMigrationsShows() =>
        Assert.Contains("its row is of another kind than the migration", (await RefusedAsync(rows => rows[2] = rows[2] with { Kind = HistoryKind.Repeatable })).Message, StringComparison.Ordinal);

    // Other SQL can be of another kind: that is a change of the file, and nobody has edited the row.
    [Fact]
    public async Task AnotherKindOfOtherSqlIsNoEdit()
    {
        var error = await RefusedAsync(rows => rows[2] = rows[2] with { Kind = HistoryKind.Repeatable, Checksum = new string('b', 64), Fingerprint = new string('b', 64) });

        Assert.DoesNotContain(error.Findings, finding => finding.Message.Contains("of another kind", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARollBackLeavesNothingToMiss()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        await new Migrator(database, Histories.Set(Ids).Build()).RollbackToAsync("0001_a");

        Assert.True((await new Migrator(database, Histories.Set(Ids).Build()).ValidateAsync()).IsValid);
        Assert.Equal(2, (await new Migrator(database, Histories.Set(Ids).Build()).MigrateAsync()).Migrations.Count);
    }

    [Fact]
    public async Task AnEditedChainShows() =>
        Assert.Equal("0002_b", (await RefusedAsync(rows => rows[1] = rows[1] with { Chain = new string('a', 64) })).MigrationId);

    [Fact]
    public async Task AMigrationRecordedTwiceShows()
    {
        var error = await RefusedAsync(rows => rows.Add(rows[0] with { Ordinal = 4 }));

        Assert.Contains("more than once", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(error.Findings, finding => finding.Message.Contains("as the newest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnUnfinishedRowInTheMiddleShows() =>
        Assert.Equal("0002_b", (await RefusedAsync(rows => rows[1] = rows[1] with { Kind = HistoryKind.Started, Chain = new string('0', 64) })).MigrationId);

    [Fact]
    public async Task AnEditedChecksumShowsTwice()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        database.Edit(1, row => row with { Checksum = new string('b', 64), Fingerprint = new string('b', 64) });
        var error = await database.RefusedAsync(Histories.Set([.. Ids, "0004_d"]));

        Assert.Equal([MigrationErrorKind.InvalidHistory, MigrationErrorKind.ChecksumMismatch], error.Findings.Select(finding => finding.Kind));
        Assert.All(error.Findings, finding => Assert.Equal("0002_b", finding.MigrationId));
    }

    [Fact]
    public async Task AHistoryInAnyOrderOfRowsIsSound()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        database.Rows.Reverse();

        Assert.True((await new Migrator(database, Histories.Set([.. Ids, "0004_d"]).Build()).ValidateAsync()).IsValid);
    }
}
