namespace MigrationKit.Tests;

/// <summary>The vectors were computed with Python's hashlib from the description in docs/formats.md.</summary>
public sealed class ChainHeadTests
{
    private static HistoryRow Row(long ordinal, string id, string checksum, HistoryKind kind = HistoryKind.Versioned) => new()
    {
        Set = "s", Ordinal = ordinal, Id = id, Kind = kind, Checksum = checksum, Fingerprint = "", Chain = "", AppliedAt = default,
    };

    private static string HeadOf(params HistoryRow[] rows)
    {
        var chain = new AppliedChain(new SetIndex(Histories.Set("0001_a", "0002_ünï", "0003_c").Build()));
        foreach (var row in rows)
        {
            chain.Add(row);
        }

        return chain.Head;
    }

    private static string Checksum(char digit) => new(digit, 64);

    [Fact]
    public void TheHeadOfNothingIsZeros() => Assert.Equal(new string('0', 64), HeadOf());

    [Fact]
    public void OneMigration() => Assert.Equal(
        "8a2d5669f5d8cba1c3bc09d01742478b12a5b2b74b529ed89a56d2ae3ca157a6", HeadOf(Row(1, "0001_a", Checksum('1'))));

    [Fact]
    public void TwoMigrationsAndTwoRepeatables() => Assert.Equal(
        "34d35a9161ec2c6b46d4ace95ed479fa617961bdbcc4fd887f5eaf4d259a7679",
        HeadOf(
            Row(1, "0001_a", Checksum('1')), Row(2, "0002_ünï", Checksum('2')),
            Row(3, "R__\U0001F388", Checksum('3'), HistoryKind.Repeatable), Row(4, "R__\uFFFD", Checksum('4'), HistoryKind.Repeatable)));

    [Fact]
    public void TheOrderOfApplicationDoesNotMatter() => Assert.Equal(
        HeadOf(Row(1, "0001_a", Checksum('1')), Row(2, "0002_ünï", Checksum('2')), Row(3, "0003_c", Checksum('3'))),
        HeadOf(Row(1, "0003_c", Checksum('3')), Row(2, "0001_a", Checksum('1')), Row(3, "0002_ünï", Checksum('2'))));

    [Fact]
    public void ReadingTheHeadInBetweenChangesNothing()
    {
        var chain = new AppliedChain(new SetIndex(Histories.Set("0001_a", "0002_b", "0003_c").Build()));
        foreach (var row in new[] { Row(1, "0003_c", Checksum('3')), Row(2, "0001_a", Checksum('1')), Row(3, "0002_b", Checksum('2')) })
        {
            chain.Add(row);
            Assert.NotEmpty(chain.Head);
        }

        Assert.NotEqual(chain.Head, HeadOf(Row(1, "0001_a", Checksum('1'))));
        var other = new AppliedChain(new SetIndex(Histories.Set("0001_a", "0002_b", "0003_c").Build()));
        other.Add(Row(1, "0001_a", Checksum('1')));
        other.Add(Row(2, "0002_b", Checksum('2')));
        other.Add(Row(3, "0003_c", Checksum('3')));
        Assert.Equal(other.Head, chain.Head);
    }

    [Fact]
    public void ARepeatableCountsWithItsLatestChecksum() => Assert.Equal(
        HeadOf(Row(1, "0001_a", Checksum('1')), Row(2, "R__r", Checksum('3'), HistoryKind.Repeatable)),
        HeadOf(
            Row(1, "0001_a", Checksum('1')), Row(2, "R__r", Checksum('2'), HistoryKind.Repeatable), Row(3, "R__r", Checksum('3'), HistoryKind.Repeatable)));

    [Fact]
    public void AScriptThatHasNotEndedDoesNotCount() => Assert.Equal(
        HeadOf(Row(1, "0001_a", Checksum('1'))),
        HeadOf(Row(1, "0001_a", Checksum('1')), Row(2, "0003_c", Checksum('3'), HistoryKind.Started)));

    [Fact]
    public void TheBuilderOfSetsAgrees()
    {
        var set = Histories.Set("0001_a", "0002_b", "R__r").Build();
        var chain = new AppliedChain(new SetIndex(set));
        foreach (var migration in set)
        {
            chain.Add(Row(migration.Ordinal, migration.Id, migration.Checksum, migration.Id[0] == 'R' ? HistoryKind.Repeatable : HistoryKind.Versioned));
        }

        Assert.Equal(set.ChainHead, chain.Head);
    }
}
