namespace MigrationKit.Replay.Tests;

/// <summary>The snapshot that a replay comes to: the same whether the locked migrations ran, were skipped, or were taken from the committed file.</summary>
public sealed class SchemaWatchTests : IDisposable
{
    private static readonly ReplayedFolder Folder = ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE t (a INT, b TEXT);"), ("0002_b.sql", "ALTER TABLE t ADD COLUMN c INT; CREATE INDEX i ON t (a);"), ("0003_c.sql", "INSERT INTO t VALUES (1, 2, 3); DELETE FROM t;")).WatchingTheSchema();

    private readonly string _root = Directory.CreateTempSubdirectory("migrationkit-watch-").FullName;

    [Fact]
    public void ItSaysWhoBroughtWhatAndWhatEachDoes()
    {
        var snapshot = Folder.Replay().Snapshot;

        Assert.Contains("table t  -- 0001_a\n  column a INT\n  column b TEXT\n  column c INT  -- 0002_b\n  index i (a)  -- 0002_b\n", snapshot, StringComparison.Ordinal);
        Assert.EndsWith("migrations\n  0001_a  additive\n  0002_b  additive\n  0003_c  destructive\n", snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsLockedIsTakenFromTheCommittedFile()
    {
        var cache = Path.Combine(_root, "cache");
        var folder = Folder.Locked().And("0004_d.sql", "ALTER TABLE t ADD COLUMN d INT;").CachedIn(cache);
        var first = folder.Replay();
        var second = folder.Committed(first.Snapshot).Replay();
        var unlocked = Folder.And("0004_d.sql", "ALTER TABLE t ADD COLUMN d INT;").Replay();

        Assert.Equal((4, 0), (first.Executed, first.Cached));
        Assert.Equal((1, 3), (second.Executed, second.Cached));
        Assert.Equal(unlocked.Snapshot, first.Snapshot);
        Assert.Equal(first.Snapshot, second.Snapshot);
    }

    [Fact]
    public void AFileThatDoesNotKnowTheLockedOnesIsMadeFromTheStart()
    {
        var cache = Path.Combine(_root, "cache");
        var whole = Folder.Locked().CachedIn(cache).Replay().Snapshot;

        var again = Folder.Locked().CachedIn(cache).Committed(whole!.Replace("  0002_b  additive\n", "", StringComparison.Ordinal)).Replay();

        Assert.Equal((3, 0), (again.Executed, again.Cached));
        Assert.Equal(whole, again.Snapshot);
    }

    [Fact]
    public void APendingMigrationThatIsTakenBackLeavesNothingBehind()
    {
        var before = Folder.Locked().Replay().Snapshot;
        var with = Folder.Locked().Committed(before).And("0004_d.sql", "ALTER TABLE t DROP COLUMN b; CREATE TABLE u (x);").Replay().Snapshot;

        Assert.NotEqual(before, with);
        Assert.Contains("table u  -- 0004_d", with, StringComparison.Ordinal);
    }

    [Fact]
    public void ItIsTheSameWhereNothingIsTriedOnRows()
    {
        var set = Folder.And("0004_d.sql", "ALTER TABLE t ADD COLUMN d NOT NULL;").Compile();
        ReplayResult Run(bool triesOnRows) => SetReplay.Run(Engines.Bundled, set, new ReplayOptions(ReplayOptions.DefaultTimeLimit) { WatchesSchema = true, TriesOnRows = triesOnRows });

        Assert.Equal(Run(triesOnRows: true).Snapshot, Run(triesOnRows: false).Snapshot);
        Assert.Contains(Run(triesOnRows: true).Facts, fact => fact.Kind == Compiler.Validation.ReplayFactKind.FailsOnRows);
        Assert.DoesNotContain(Run(triesOnRows: false).Facts, fact => fact.Kind == Compiler.Validation.ReplayFactKind.FailsOnRows);
    }

    [Fact]
    public void ASetThatDoesNotRunHasNone() => Assert.Null(Folder.And("0004_d.sql", "SELECT nope;").Replay().Snapshot);

    [Fact]
    public void NobodyAskedForItAndThereIsNone() => Assert.Null(ReplayedFolder.Script("CREATE TABLE t (a);").Replay().Snapshot);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
