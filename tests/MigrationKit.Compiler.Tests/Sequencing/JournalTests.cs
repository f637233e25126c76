using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

public sealed class JournalTests
{
    [Fact]
    public void TheJournalsOrderWins()
    {
        var sequence = Sequence(Journal("0001_b", "0000_a"), "0000_a.sql", "0001_b.sql");
        Assert.Equal(["0001_b", "0000_a"], sequence.Migrations.Select(migration => migration.Id));
        Assert.Empty(sequence.Facts);
    }

    [Fact]
    public void AnEntryWithoutFileAndAFileWithoutEntryAreReported()
    {
        var sequence = Sequence(Journal("0001_b", "0002_c"), "0000_a.sql", "0001_b.sql");
        Assert.Equal(["0001_b", "0000_a"], sequence.Migrations.Select(migration => migration.Id));
        Assert.Equal(
            [
                new SequenceFact(SequenceFactKind.JournalMismatch, "0000_a.sql", "'0000_a.sql' is not in the journal", "0000_a"),
                new SequenceFact(SequenceFactKind.JournalMismatch, "meta/_journal.json", "the journal names '0002_c', which has no file", "0002_c"),
            ],
            sequence.Facts);
    }

    [Fact]
    public void ARepeatableOfTheJournalIsNoMismatch()
    {
        var sequence = SetOf.Sequence(
            [SetOf.File("0000_a.sql", "-- migration:repeatable\n"), SetOf.File("0001_b.sql", "SELECT 1;\n")], Journal("0000_a", "0001_b"));
        Assert.Equal(["0001_b", "0000_a"], sequence.Migrations.Select(migration => migration.Id));
        Assert.Empty(sequence.Facts);
    }

    [Fact]
    public void GapsAreSeenInAJournaledSetToo() =>
        Assert.Equal(
            [SequenceFactKind.Gap],
            Sequence(Journal("0000_a", "0001_b", "0003_c"), "0000_a.sql", "0001_b.sql", "0003_c.sql").Facts.Select(fact => fact.Kind));

    [Theory]
    [InlineData("", "a value was expected at line 1, column 1")]
    [InlineData("{\n  \"entries\": [\n", "a value was expected at line 3, column 1")]
    [InlineData("[]", "it has no list 'entries'")]
    [InlineData("{\"entries\":{}}", "it has no list 'entries'")]
    [InlineData("{\"entries\":[{\"idx\":0,\"when\":1}]}", "entry 1 has no 'idx', 'tag' and 'when'")]
    [InlineData("{\"entries\":[{\"idx\":0,\"when\":1,\"tag\":\"\"}]}", "entry 1 has no 'idx', 'tag' and 'when'")]
    [InlineData("{\"entries\":[{\"idx\":0.5,\"when\":1,\"tag\":\"a\"}]}", "entry 1 has no 'idx', 'tag' and 'when'")]
    [InlineData("{\"entries\":[{\"idx\":0,\"when\":1,\"tag\":\"a\"},{\"idx\":0,\"when\":1,\"tag\":\"a\"}]}", "two entries name 'a'")]
    public void AJournalThatCannotBeReadIsReportedAndVersionsOrder(string json, string why)
    {
        var sequence = Sequence(json, "0001_b.sql", "0000_a.sql");
        Assert.Equal([new SequenceFact(SequenceFactKind.JournalUnreadable, "meta/_journal.json", why, "")], sequence.Facts);
        Assert.Equal(["0000_a", "0001_b"], sequence.Migrations.Select(migration => migration.Id));
    }

    [Fact]
    public void AJournalThatIsNotUtf8IsUnreadable() =>
        Assert.Equal("it is not UTF-8", Compiler.Sequencing.Journal.Read(new SqlFile("meta/_journal.json", Journal(), IsValidUtf8: false)).Fault);

    private static MigrationSequence Sequence(string journal, params string[] paths) =>
        SetOf.Sequence(paths.Select(path => SetOf.File(path, $"SELECT '{path}';\n")), journal);

    private static string Journal(params string[] tags) =>
        "{ \"version\": \"6\", \"dialect\": \"sqlite\", \"entries\": [" + string.Join(",", tags.Select((tag, i) =>
            $"{{ \"idx\": {i}, \"version\": \"6\", \"when\": 171533423844{i}, \"tag\": \"{tag}\", \"breakpoints\": true }}")) + "] }\n";
}
