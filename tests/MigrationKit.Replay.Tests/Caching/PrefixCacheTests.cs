using MigrationKit.Replay.Caching;

namespace MigrationKit.Replay.Tests.Caching;

public sealed class PrefixCacheTests : IDisposable
{
    private const string New = "ALTER TABLE t2 ADD COLUMN c;";

    private readonly TempFolder _folder = new();

    private string File => _folder["cache"];

    [Fact]
    public void OnlyWhatIsNewRunsTheSecondTime()
    {
        Assert.Equal((21, 0), Counts(Shipped().And("0099_new.sql", New)));
        Assert.Equal((1, 20), Counts(Shipped().And("0099_new.sql", New)));
    }

    [Fact]
    public void WithNothingNewNothingRuns()
    {
        Counts(Shipped());
        Assert.Equal((0, 20), Counts(Shipped()));
    }

    [Fact]
    public void TheNewOneSeesWhatTheLockedOnesMadeAndRowsInIt()
    {
        Counts(Shipped());
        var result = Shipped().And("0099_new.sql", "ALTER TABLE t2 ADD COLUMN c NOT NULL;").CachedIn(File).Replay();

        Assert.Equal(Compiler.Validation.ReplayFactKind.FailsOnRows, Assert.Single(result.Facts).Kind);
    }

    [Fact]
    public void WithoutLocksNothingIsKept()
    {
        Counts(ReplayedFolder.Script("CREATE TABLE a (x);"));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    [Fact]
    public void OneMoreThatIsLockedMakesAnotherCache()
    {
        Counts(Shipped());
        Assert.Equal((21, 0), Counts(Shipped(21)));
        Assert.Equal((0, 21), Counts(Shipped(21)));
    }

    [Fact]
    public void AnotherTextOfALockedOneMakesAnotherCache()
    {
        Counts(Shipped());
        Assert.Equal((20, 0), Counts(Shipped(20, "x, y")));
    }

    [Theory]
    [InlineData("cache")]
    [InlineData("cache.key")]
    public void AFileThatWasTouchedIsNotUsedAndMadeAnew(string name)
    {
        Counts(Shipped());
        using (var file = System.IO.File.OpenWrite(_folder[name]))
        {
            file.Seek(-3, SeekOrigin.End);
            file.WriteByte((byte)'!');
        }

        Assert.Equal((20, 0), Counts(Shipped()));
        Assert.Equal((0, 20), Counts(Shipped()));
    }

    [Fact]
    public void AFileThatIsGoneIsMadeAnew()
    {
        Counts(Shipped());
        System.IO.File.Delete(File);
        Assert.Equal((20, 0), Counts(Shipped()));
    }

    [Fact]
    public void AFolderThatCannotBeWrittenToOnlyCostsTime()
    {
        Directory.CreateDirectory(File);
        Assert.Equal((20, 0), Counts(Shipped()));
    }

    [Fact]
    public void WhatWasLoadedWhileTheSetWasReadIsUsed()
    {
        Counts(Shipped());
        var folder = Shipped().And("0099_new.sql", New);
        var loaded = StoredPrefix.TryLoad(File, Engines.Bundled);
        System.IO.File.Delete(File);

        var result = SetReplay.Run(Engines.Bundled, folder.Compile(), new ReplayOptions(ReplayOptions.DefaultTimeLimit, File) { Loaded = loaded });
        Assert.Equal((1, 20), (result.Executed, result.Cached));
    }

    [Fact]
    public void WhatWasLoadedOfAnotherChainIsNotUsed()
    {
        Counts(Shipped());
        var loaded = StoredPrefix.TryLoad(File, Engines.Bundled);

        var result = SetReplay.Run(Engines.Bundled, Shipped(20, "x, y").Compile(), new ReplayOptions(ReplayOptions.DefaultTimeLimit, File) { Loaded = loaded });
        Assert.Equal((20, 0), (result.Executed, result.Cached));
    }

    [Fact]
    public void TheTimeLimitOfTheReplayHoldsForWhatWasLoadedBefore()
    {
        Counts(Shipped());
        var folder = Shipped().And("0099_new.sql", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n;");
        var loaded = StoredPrefix.TryLoad(File, Engines.Bundled);

        var result = SetReplay.Run(Engines.Bundled, folder.Compile(), new ReplayOptions(TimeSpan.FromMilliseconds(50), File) { Loaded = loaded });
        Assert.Equal(Compiler.Validation.ReplayFactKind.TimeLimit, Assert.Single(result.Facts).Kind);
    }

    public void Dispose() => _folder.Dispose();

    private static ReplayedFolder Shipped(int count = 20, string columns = "x") => ReplayedFolder
        .With([.. Enumerable.Range(1, count).Select(i => ($"{i:0000}_m.sql", $"CREATE TABLE t{i} ({columns});"))])
        .Locked();

    private (int Executed, int Cached) Counts(ReplayedFolder folder)
    {
        var result = folder.CachedIn(File).Replay();
        return (result.Executed, result.Cached);
    }

    // Two builds in one obj/, of two branches: whoever takes the other's database for its own finds no table there.
    [Fact]
    public async Task BuildsThatWriteTheSameFileAtOnceNeverTakeAnothersDatabase()
    {
        using var folder = new TempFolder();
        var builds = new[] { "a", "b", "c", "d" }.Select(table => Task.Run(() =>
        {
            var replayed = ReplayedFolder.With(("0001_a.sql", $"CREATE TABLE {table} (x);")).Locked().And("0002_b.sql", $"INSERT INTO {table} VALUES (1);").CachedIn(folder["cache"]);
            for (var i = 0; i < 300; i++)
            {
                Assert.Equal([], replayed.Replay().Facts);
            }
        }));
        await Task.WhenAll(builds);
    }
}
