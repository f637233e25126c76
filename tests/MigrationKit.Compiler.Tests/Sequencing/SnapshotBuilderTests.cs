using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

/// <summary>What a replay learns step by step, as the file that is committed; and back.</summary>
public sealed class SnapshotBuilderTests
{
    private const string Expected =
        """
        # migrationkit snapshot 1: the schema that the migrations make. Written by the build; review it, never edit it.
        # engine SQLite 3.35.5

        table a  -- 0001%20first
          column x INT NOT NULL  -- 0001%20first 0003
          column "q ""y" TEXT DEFAULT 'a  -- b'  -- 0002
          index i (x)
          trigger r AFTER INSERT ON a  -- 0002
            SELECT 1;

        view v  -- 0003
          as SELECT 1

        migrations
          0001%20first  additive
          0002  breaking
          0003  breaking

        """;

    private static readonly (string Id, string[] Lines)[] Steps =
    [
        ("0001 first", ["table a", "  column x INT", "  index i (x)"]),
        ("0002", ["table a", "  column x INT", "  column \"q \"\"y\" TEXT DEFAULT 'a  -- b'", "  index i (x)", "  trigger r AFTER INSERT ON a", "    SELECT 1;"]),
        ("0003", ["table a", "  column x INT NOT NULL", "  column \"q \"\"y\" TEXT DEFAULT 'a  -- b'", "  index i (x)", "  trigger r AFTER INSERT ON a", "    SELECT 1;", "view v", "  as SELECT 1"]),
    ];

    [Fact]
    public void EachLineSaysWhoBroughtAndWhoChangedIt() => Assert.Equal(Expected.ReplaceLineEndings("\n"), Write(new SnapshotBuilder(), Steps));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void GoingOnFromTheTextGivesTheSame(int steps)
    {
        var cached = Write(new SnapshotBuilder(), Steps[..steps]);

        Assert.Equal(Expected.ReplaceLineEndings("\n"), Write(SnapshotBuilder.From(cached)!, Steps[steps..]));
    }

    [Fact]
    public void TheReaderFindsAllOfItAgain()
    {
        var snapshot = SnapshotReader.Read(Expected)!;

        Assert.Equal(Steps[2].Lines, snapshot.Lines);
        Assert.Equal(["additive", "breaking", "breaking"], snapshot.Impacts.Select(impact => impact.Impact));
        Assert.Equal("0001 first", snapshot.Impacts[0].Id);
        Assert.Equal(
            [new SnapshotColumn("x", false, "INT", "INT NOT NULL", "0001 first", "0003"), new SnapshotColumn("q \"y", true, "TEXT", "TEXT DEFAULT 'a  -- b'", "0002", "")],
            snapshot.Tables[0].Columns);
    }

    [Fact]
    public void TheFingerprintIsThatOfTheFormatsPage()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", SchemaDigest.Of([]));
        Assert.Equal("6b311a0d092d73ed9e9914c7d0f4d88ab21f4f1c1735b8eb910271d744888ddb", SchemaDigest.Of(["table t", "  column a"]));
    }

    [Fact]
    public void AnotherEngineOrEmptyLinesSayTheSame()
    {
        var text = Write(new SnapshotBuilder(), Steps);

        Assert.True(SnapshotWriter.SayTheSame(text, text.Replace("3.35.5", "3.54.0", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.False(SnapshotWriter.SayTheSame(text, text.Replace("INT NOT NULL", "INT", StringComparison.Ordinal)));
        Assert.False(SnapshotWriter.SayTheSame(text, text.Replace("0003  breaking", "0003  additive", StringComparison.Ordinal)));
        Assert.False(SnapshotWriter.SayTheSame(text, text.Replace("snapshot 1", "snapshot 2", StringComparison.Ordinal)));
    }

    private static string Write(SnapshotBuilder builder, IEnumerable<(string Id, string[] Lines)> steps)
    {
        foreach (var (id, lines) in steps)
        {
            builder.Record(Migration(id), lines);
        }

        return builder.Write("SQLite 3.35.5");
    }

    private static SequencedMigration Migration(string id)
    {
        var file = FileParser.Parse(new SqlFile(id + ".sql", "SELECT 1;"), FileNameReader.Read(id + ".sql"), SqlDialect.Sqlite);
        return Sequencer.Sequence(new[] { file }.ToEquatableArray(), null, EquatableArray<LockFile>.Empty).Migrations[0];
    }
}
