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

        Assert.Contains("ordinal 3 where 2 was expected", error.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task AnEditedChainShows() =>
        Assert.Equal("0002_b", (await RefusedAsync(rows => rows[1] = rows[1] with { Chain = new string('a', 64) })).MigrationId);

    [Fact]
    public async Task AMigrationRecordedTwiceShows()
    {
        var error = await RefusedAsync(rows => rows.Add(rows[0] with { Ordinal = 4 }));

        Assert.Contains("more than once", error.Message, StringComparison.Ordinal);
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
