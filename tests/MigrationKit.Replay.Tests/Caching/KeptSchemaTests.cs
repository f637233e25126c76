using MigrationKit.Replay.Caching;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Observing;

namespace MigrationKit.Replay.Tests.Caching;

public sealed class KeptSchemaTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Cache => _folder["cache"];

    // What is kept says of the database what is not so: only who reads the file can have it from there.
    [Fact]
    public void TheSchemaIsTakenFromWhatLiesBesideTheDatabase()
    {
        Keep();
        SaveAnother(Digest());
        Assert.Contains("table another", Snapshot(), StringComparison.Ordinal);
    }

    [Fact]
    public void ThatOfAnotherDatabaseIsNotTakenAndMadeAnew()
    {
        Keep();
        var kept = File.ReadAllBytes(KeptSchema.FileOf(Cache));
        SaveAnother("0000000000000000");

        Assert.DoesNotContain("table another", Snapshot(), StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(KeptSchema.FileOf(Cache)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public void ATornOneIsNotTakenAndMadeAnew(int length)
    {
        Keep();
        var kept = File.ReadAllBytes(KeptSchema.FileOf(Cache));
        SaveAnother(Digest());
        var file = File.ReadAllBytes(KeptSchema.FileOf(Cache));
        File.WriteAllBytes(KeptSchema.FileOf(Cache), length < 0 ? file[..^1] : file[..length]);

        Assert.DoesNotContain("table another", Snapshot(), StringComparison.Ordinal);
        Assert.Equal(kept, File.ReadAllBytes(KeptSchema.FileOf(Cache)));
    }

    [Fact]
    public void OneThatCannotBeWrittenOnlyCostsTime()
    {
        Keep();
        File.Delete(KeptSchema.FileOf(Cache));
        Directory.CreateDirectory(KeptSchema.FileOf(Cache));
        Assert.Contains("table a", Snapshot(), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Path), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CREATE TABLE c (x);")]
    [InlineData("ALTER TABLE a ADD COLUMN more;")]
    [InlineData("ALTER TABLE a RENAME TO renamed;")]
    [InlineData("DROP TABLE b; CREATE INDEX a_name ON a (name);")]
    [InlineData("DROP TABLE texts;")]
    [InlineData("DROP VIEW v; CREATE VIEW v AS SELECT id, name FROM a; INSERT INTO b VALUES (1);")]
    [InlineData("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE b (other)' WHERE name = 'b'; PRAGMA writable_schema = OFF;")]
    public void WhatIsNewMakesTheSameOfItAsWithoutIt(string sql)
    {
        var expected = Shipped().And("0099_new.sql", sql).WatchingTheSchema().Replay();
        Keep();
        var result = Shipped().And("0099_new.sql", sql).WatchingTheSchema().Committed(Committed()).CachedIn(Cache).Replay();

        Assert.Equal(2, result.Cached);
        Assert.Equal(expected.Snapshot, result.Snapshot);
        Assert.Equal(expected.Facts, result.Facts);
    }

    public void Dispose() => _folder.Dispose();

    private static ReplayedFolder Shipped() => ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT); CREATE VIEW v AS SELECT id FROM a;"),
        ("0002_b.sql", "CREATE TABLE b (x); CREATE VIRTUAL TABLE texts USING fts5(body);")).Locked();

    private static string Committed() => Shipped().WatchingTheSchema().Replay().Snapshot!;

    /// <summary>The first replay keeps the database, the second what it saw of it.</summary>
    private void Keep()
    {
        Snapshot();
        Snapshot();
        Assert.True(File.Exists(KeptSchema.FileOf(Cache)));
    }

    private string Snapshot() => Shipped().WatchingTheSchema().Committed(Committed()).CachedIn(Cache).Replay().Snapshot!;

    private string Digest() => File.ReadAllText(StoredPrefix.KeyFileOf(Cache)).Split('\n')[^1];

    private void SaveAnother(string digest)
    {
        using var limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        using var database = new ScratchDatabase(Engines.Bundled, limit);
        Assert.Null(database.Run("CREATE TABLE another (x)"));
        var schema = new SchemaTracker();
        schema.Look(database, onlyCreates: false, isQuiet: true);
        KeptSchema.Save(Cache, digest, schema);
    }
}
