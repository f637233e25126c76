using System.Globalization;
using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>A copy counts as equal only where each byte is; only Linux tells which file to compare with.</summary>
public sealed class PageComparisonTests : IDisposable
{
    private readonly TempDatabase _database = new("wal");

    private string Copy => Path.Combine(_database.Folder, "copy.db");

    public PageComparisonTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "The engine's descriptors are found through /proc.");

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData(512)]
    [InlineData(4096)]
    [InlineData(65536)]
    public async Task ACopyIsEqualWhereverItsPagesLie(int pageSize)
    {
        using var database = new TempDatabase();
        database.Execute(FormattableString.Invariant($"PRAGMA page_size = {pageSize}; VACUUM; CREATE TABLE big(x)"));
        using var open = database.Open();
        TempDatabase.Execute(open, Fill(600));
        Assert.True(await IsEqualAsync(database));

        // In the file, in the log, in both; and in a log that has begun anew over the old frames.
        TempDatabase.Execute(open, "PRAGMA journal_mode = WAL; UPDATE big SET x = randomblob(5000) WHERE rowid % 7 = 0");
        Assert.True(await IsEqualAsync(database));
        TempDatabase.Execute(open, "PRAGMA wal_checkpoint(RESTART); UPDATE big SET x = randomblob(5000) WHERE rowid = 5");
        Assert.True(await IsEqualAsync(database));
    }

    [Fact]
    public async Task WhatIsNotCommittedDoesNotCount()
    {
        using var open = Filled();
        TempDatabase.Execute(open, "PRAGMA cache_size = 5; BEGIN IMMEDIATE; UPDATE big SET x = randomblob(5000)");

        Assert.True(await IsEqualAsync(_database));
    }

    [Theory]
    [InlineData(23)]
    [InlineData(30)]
    [InlineData(5_000)]
    [InlineData(1_500_000)]
    public async Task OneOtherByteIsSeen(int at)
    {
        using var open = Filled();

        Assert.False(await IsEqualAsync(_database, copy =>
        {
            copy.Position = at;
            var old = copy.ReadByte();
            copy.Position = at;
            copy.WriteByte((byte)(old ^ 1));
        }));
    }

    // The engine does not copy this page: it holds nothing, and whatever stands there.
    [Theory]
    [InlineData(0x40000FFF, true)]
    [InlineData(0x40001000, false)]
    public async Task ThePageOfTheLockByteDoesNotCount(long at, bool isEqual)
    {
        using var open = Filled();
        using var source = CopyConnection.ToSource(_database.ConnectionString, new DatabaseLocation(_database.ConnectionString));
        CopyTo(source);

        // Sparse: what is behind the pages comes as zeros.
        using (var copy = File.OpenWrite(Copy))
        {
            copy.SetLength(0x40100000);
            copy.Position = at;
            copy.WriteByte(1);
        }

        await using var comparison = PageComparison.TryBegin(source.Handle!, Copy, 0x40100000);
        Assert.Equal(isEqual, await comparison!.FinishAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ACopyThatLacksItsLastPageIsNotEqual()
    {
        using var open = Filled();

        Assert.False(await IsEqualAsync(_database, copy => copy.SetLength(copy.Length - 4096)));
    }

    [Fact]
    public async Task APageThatIsWrittenLateIsComparedAgain()
    {
        using var open = Filled();
        using var source = CopyConnection.ToSource(_database.ConnectionString, new DatabaseLocation(_database.ConnectionString));
        CopyTo(source);
        var written = await File.ReadAllBytesAsync(Copy, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Copy, new byte[written.Length], TestContext.Current.CancellationToken);
        await using var comparison = Begin(source, out var pages);
        comparison.Advance(pages);
        await File.WriteAllBytesAsync(Copy, written, TestContext.Current.CancellationToken);

        Assert.True(await comparison.FinishAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ACancelledComparisonIsNoAnswer()
    {
        using var open = Filled();
        using var source = CopyConnection.ToSource(_database.ConnectionString, new DatabaseLocation(_database.ConnectionString));
        CopyTo(source);
        await using var comparison = Begin(source, out _);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => comparison.FinishAsync(cancelled.Token));
    }

    // The engine has the file open; to close it once more would have dropped the lock.
    [Fact]
    public async Task TheLocksOfThisProcessStay()
    {
        using var database = new TempDatabase();
        database.Execute("CREATE TABLE big(x)");
        using var holder = database.Open();
        TempDatabase.Execute(holder, "BEGIN IMMEDIATE");
        Assert.True(await IsEqualAsync(database));

        Assert.Equal(1, MigrateElsewhere());

        // Shows that the guard can fail.
        File.OpenRead(database.File).Dispose();
        Assert.Equal(0, MigrateElsewhere());

        int MigrateElsewhere()
        {
            using var other = TestProcess.Start(database.ConnectionString, "tables:1", "lock=0");
            other.Go();
            return other.Finish();
        }
    }

    [Fact]
    public async Task OnlyASoundDatabaseIsSound()
    {
        using var open = Filled();
        await using (var check = new SourceCheck(() => _database.Open(), TimeProvider.System))
        {
            Assert.True(await check.IsSoundAsync(TestContext.Current.CancellationToken));
        }

        TempDatabase.Execute(open, "PRAGMA wal_checkpoint(TRUNCATE)");
        var root = int.Parse(TempDatabase.Query(open, "SELECT rootpage FROM sqlite_master WHERE name = 'big'"), CultureInfo.InvariantCulture);
        open.Dispose();
        using (var file = File.OpenWrite(_database.File))
        {
            file.Position = ((root - 1) * 4096) + 8;
            file.Write(new byte[200]);
        }

        await using var second = new SourceCheck(() => _database.Open(), TimeProvider.System);
        Assert.False(await second.IsSoundAsync(TestContext.Current.CancellationToken));
    }

    private static string Fill(int rows) => FormattableString.Invariant(
        $"INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT randomblob(5000) FROM n");

    private SqliteConnection Filled()
    {
        var connection = _database.Open();
        TempDatabase.Execute(connection, "CREATE TABLE big(x)");
        TempDatabase.Execute(connection, Fill(600));
        return connection;
    }

    private async Task<bool> IsEqualAsync(TempDatabase database, Action<FileStream>? change = null)
    {
        File.Delete(Copy);
        using var source = CopyConnection.ToSource(database.ConnectionString, new DatabaseLocation(database.ConnectionString));
        CopyTo(source);
        if (change is not null)
        {
            using var file = File.Open(Copy, FileMode.Open, FileAccess.ReadWrite);
            change(file);
        }

        await using var comparison = Begin(source, out var pages);
        comparison.Advance(pages);
        return await comparison.FinishAsync(TestContext.Current.CancellationToken);
    }

    private PageComparison Begin(SqliteConnection source, out long pages)
    {
        Assert.True(DatabaseSize.Read(source.Handle!, out var size).IsDone);
        var comparison = PageComparison.TryBegin(source.Handle!, Copy, size);
        Assert.NotNull(comparison);
        pages = size / 512;
        return comparison;
    }

    private void CopyTo(SqliteConnection source)
    {
        using var target = new SqliteConnection($"Data Source={Copy};Pooling=False");
        source.BackupDatabase(target);
    }
}
