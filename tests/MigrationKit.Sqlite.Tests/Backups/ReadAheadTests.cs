using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.TestApp.Faults;
using SQLitePCL;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>A connection that reads ahead reads what it would have read, in fewer pieces, and fails as it would have failed.</summary>
public sealed class ReadAheadTests : IDisposable
{
    private const string Rows = "SELECT group_concat(length(x) || ':' || hex(substr(x, 1, 4)) || n, ',') FROM (SELECT * FROM big ORDER BY n)";

    // From the first page to the last.
    private const string AllAlong = "SELECT group_concat(hex(substr(x, 1, 4)) || n, ',') FROM big NOT INDEXED";

    private readonly FaultyFileSystem _files;

    public ReadAheadTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture is Architecture.X64 or Architecture.Arm64, "Elsewhere the engine reads by itself.");
        _files = FaultyFileSystem.Take();
    }

    public void Dispose() => _files?.GiveBack();

    [Theory]
    [InlineData(512, "delete", 4)]
    [InlineData(4096, "delete", 4)]
    [InlineData(4096, "wal", 3)]
    [InlineData(65536, "delete", 1.5)]
    public void TheSameIsReadInFewerPieces(int pageSize, string journal, double times)
    {
        using var database = Filled(pageSize, journal);
        var (alone, rows, bytes) = ReadAll(database, readsAhead: false);
        var (ahead, rowsAhead, bytesAhead) = ReadAll(database, readsAhead: true);

        Assert.Equal(rows, rowsAhead);
        Assert.Equal(bytes, bytesAhead);
        Assert.True(ahead * times < alone, $"{ahead} {alone}");
    }

    [Fact]
    public void WhatOthersCommitMeanwhileIsSeenAfterwards()
    {
        using var database = Filled(4096, "wal");
        using var reader = Open(database);
        using var writer = database.Open();
        TempDatabase.Execute(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
        var before = TempDatabase.Query(writer, Rows);
        using (ReadAhead.TryBeginOverAny(reader.Handle!)!)
        {
            TempDatabase.Query(reader, "SELECT length(x) FROM big LIMIT 1");

            // Into the log; what the reader does not need of the file any more may go there.
            TempDatabase.Execute(writer, "UPDATE big SET x = randomblob(500); PRAGMA wal_checkpoint(PASSIVE)");
            Assert.Equal(before, TempDatabase.Query(reader, Rows));
        }

        var after = TempDatabase.Query(writer, Rows);
        Assert.NotEqual(before, after);
        Assert.Equal(after, TempDatabase.Query(reader, Rows));
        TempDatabase.Execute(writer, "PRAGMA wal_checkpoint(TRUNCATE)");
        using var again = ReadAhead.TryBeginOverAny(reader.Handle!);
        Assert.Equal(after, TempDatabase.Query(reader, Rows));
    }

    [Fact]
    public void APieceThatCannotBeReadIsReadPageByPage()
    {
        using var database = Filled(4096, "delete");
        using var reader = Open(database);
        var rows = TempDatabase.Query(reader, AllAlong);
        using var ahead = ReadAhead.TryBeginOverAny(reader.Handle!);
        var read = 0;
        for (var at = 1; at < 30; at++)
        {
            _files.PlanRead(at);
            try
            {
                Assert.Equal(rows, TempDatabase.Query(reader, AllAlong));
                read++;
            }
            catch (SqliteException e)
            {
                // It was a page by itself.
                Assert.Equal(raw.SQLITE_IOERR_READ, e.SqliteExtendedErrorCode);
            }
        }

        Assert.InRange(read, 10, 29);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WhereNothingCanBeReadTheErrorIsTheEngines(bool readsAhead)
    {
        using var database = Filled(4096, "delete");
        using var reader = Open(database);
        using var ahead = readsAhead ? ReadAhead.TryBeginOverAny(reader.Handle!) : null;
        _files.PlanRead(10, stays: true);

        Assert.Equal(raw.SQLITE_IOERR_READ, Assert.Throws<SqliteException>(() => TempDatabase.Query(reader, Rows)).SqliteExtendedErrorCode);
    }

    // What the reading got is not what the comparison gets: it reads through the system.
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task AWrongPieceIsSeenByTheComparison(string journal)
    {
        using var database = Filled(4096, journal);
        using var open = database.Open();
        using var reader = Open(database);
        Assert.True(await IsEqualAsync(0));
        var pieces = _files.Pieces;
        Assert.NotEqual(0, pieces);
        for (var wrong = 1; wrong <= pieces; wrong++)
        {
            Assert.False(await IsEqualAsync(wrong), FormattableString.Invariant($"{wrong} of {pieces}"));
        }

        async Task<bool> IsEqualAsync(int wrong)
        {
            var copy = Path.Combine(database.Folder, "copy.db");
            File.Delete(copy);
            _files.PlanWrongPiece(wrong);
            using (ReadAhead.TryBeginOverAny(reader.Handle!))
            using (var target = new SqliteConnection($"Data Source={copy};Pooling=False"))
            {
                reader.BackupDatabase(target);
            }

            Assert.True(DatabaseSize.Read(reader.Handle!, out var size).IsDone);
            await using var comparison = PageComparison.TryBegin(reader.Handle!, copy, size);
            return await comparison!.FinishAsync(TestContext.Current.CancellationToken);
        }
    }

    // The engine's window on the file comes before any read, and reads through it where it is narrower than the file.
    [Theory]
    [InlineData(0)]
    [InlineData(100_000)]
    [InlineData(1_000_000_000)]
    public void AFileThatIsMappedIsReadTheSame(int mapped)
    {
        using var database = Filled(4096, "delete");
        using var plain = database.Open();
        TempDatabase.Execute(plain, FormattableString.Invariant($"PRAGMA cache_size = 5; PRAGMA mmap_size = {mapped}"));
        Assert.Equal(mapped.ToString(System.Globalization.CultureInfo.InvariantCulture), TempDatabase.Query(plain, "PRAGMA mmap_size"));
        var rows = TempDatabase.Query(plain, Rows);
        using var ahead = ReadAhead.TryBegin(plain.Handle!);
        Assert.NotNull(ahead);
        Assert.Equal(rows, TempDatabase.Query(plain, Rows));
        Assert.Equal("ok", TempDatabase.Query(plain, "PRAGMA integrity_check"));
    }

    [Fact]
    public void OnlyTheSystemsOwnFilesAreReadAhead()
    {
        using var database = Filled(4096, "delete");
        using var reader = Open(database);
        Assert.Null(ReadAhead.TryBegin(reader.Handle!));
        using var plain = database.Open();
        using var ahead = ReadAhead.TryBegin(plain.Handle!);
        Assert.NotNull(ahead);
    }

    [Fact]
    public void WithoutAFileOrATransactionOfItsOwnTheEngineReadsByItself()
    {
        using var database = Filled(4096, "delete");
        using var reader = Open(database);
        TempDatabase.Execute(reader, "BEGIN");
        Assert.Null(ReadAhead.TryBeginOverAny(reader.Handle!));
        TempDatabase.Execute(reader, "COMMIT");
        using (var memory = new SqliteConnection("Data Source=:memory:"))
        {
            memory.Open();
            Assert.Null(ReadAhead.TryBeginOverAny(memory.Handle!));
        }

        // Somebody is committing: it cannot begin, and leaves nothing behind.
        using var writer = database.Open();
        TempDatabase.Execute(writer, "BEGIN EXCLUSIVE");
        Assert.Null(ReadAhead.TryBeginOverAny(reader.Handle!));
        TempDatabase.Execute(writer, "COMMIT");
        using var ahead = ReadAhead.TryBeginOverAny(reader.Handle!);
        Assert.NotNull(ahead);
    }

    private static TempDatabase Filled(int pageSize, string journal)
    {
        var database = new TempDatabase();
        using var open = database.Open();
        TempDatabase.Execute(open, FormattableString.Invariant($"PRAGMA page_size = {pageSize}; VACUUM; PRAGMA journal_mode = {journal}; CREATE TABLE big(x, n)"));
        TempDatabase.Execute(open, "INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT randomblob(500 + i % 1000), i * 7919 % 3000 FROM n; CREATE INDEX big_n ON big(n)");
        database.ClearPool();
        TempDatabase.Execute(open, "UPDATE big SET x = randomblob(400) WHERE n % 50 = 0");
        return database;
    }

    private SqliteConnection Open(TempDatabase database)
    {
        var connection = new SqliteConnection(_files.ConnectionString(database.File));
        connection.Open();
        TempDatabase.Execute(connection, "PRAGMA cache_size = 5");
        return connection;
    }

    private (int Reads, string Rows, byte[] Copy) ReadAll(TempDatabase database, bool readsAhead)
    {
        using var reader = Open(database);
        using var ahead = readsAhead ? ReadAhead.TryBeginOverAny(reader.Handle!) : null;
        Assert.Equal(readsAhead, ahead is not null);
        var rows = TempDatabase.Query(reader, Rows);
        var copy = Path.Combine(database.Folder, "copy.db");
        File.Delete(copy);
        _files.Plan(0);
        Assert.True(SoundCheck.Run(reader.Handle!, out var findings).IsDone);
        Assert.Empty(findings);
        using (var target = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            reader.BackupDatabase(target);
        }

        return (_files.Reads, rows, File.ReadAllBytes(copy));
    }
}
