using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Observing;
using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Replay.Tests.Observing;

/// <summary>What is read step by step has to be what a reading of the whole says, after every step.</summary>
public sealed class SchemaTrackerTests
{
    public static TheoryData<string> Histories =>
    [
        "CREATE TABLE b (x); CREATE TABLE a (x UNIQUE, y); CREATE INDEX a_y ON a (y); CREATE VIEW v AS SELECT x FROM a; DROP TABLE b; CREATE TABLE b (z)",
        "CREATE TABLE a (x, y); CREATE INDEX i ON a (x); ALTER TABLE a ADD COLUMN z; ALTER TABLE a RENAME TO c; ALTER TABLE c RENAME COLUMN x TO w; DROP INDEX i",
        "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (p REFERENCES parent); ALTER TABLE parent RENAME TO Elder; DROP TABLE child",
        "CREATE TABLE a (x); CREATE TABLE log (x); CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO log VALUES (new.x); END; ALTER TABLE log RENAME TO journal; DROP TRIGGER t",
        "CREATE TABLE notes_data (x); CREATE TABLE a (x); DROP TABLE notes_data; CREATE VIRTUAL TABLE notes USING fts5(body); CREATE TABLE b (x); DROP TABLE notes; CREATE TABLE notes_data (y)",
        "CREATE TABLE schema_migrations (v); CREATE INDEX s ON schema_migrations (v); CREATE TABLE a (x INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE schema_migrations",
        "CREATE TABLE c (x); CREATE TABLE a (x); CREATE TABLE b (x); DROP TABLE c; VACUUM; CREATE TABLE c (y); ALTER TABLE c RENAME TO D; ALTER TABLE D RENAME TO C; ANALYZE; REINDEX",
        "CREATE TABLE a (x); SAVEPOINT s; CREATE TABLE b (x); ROLLBACK TO s; CREATE TABLE c (x); RELEASE s; CREATE VIEW a_view (one) AS SELECT x FROM a; DROP VIEW a_view",
        "CREATE TABLE a (x TEXT); PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE a (x BLOB)' WHERE name = 'a'; CREATE TABLE b (x)",
    ];

    [Theory]
    [MemberData(nameof(Histories))]
    public void EachLookSaysWhatAReadingOfTheWholeSays(string history)
    {
        using var limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        using var database = new ScratchDatabase(Engines.Bundled, limit);
        var tracker = new SchemaTracker();
        var isWritten = false;
        foreach (var statement in history.Split("; ").Select(Whole).OfType<string>())
        {
            database.Do(statement);
            isWritten |= statement.Contains("writable_schema", StringComparison.Ordinal);
            tracker.Look(database, onlyCreates: statement.StartsWith("CREATE", StringComparison.Ordinal) && !isWritten, isQuiet: !isWritten);

            Assert.True(SqliteSchemaReader.Read(database.Db, out var whole).IsDone);
            Assert.Equal(whole, tracker.Lines);
        }
    }

    [Fact]
    public void ALookAtTheSameSchemaGivesTheSameList()
    {
        using var limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        using var database = new ScratchDatabase(Engines.Bundled, limit);
        var tracker = new SchemaTracker();
        database.Do("CREATE TABLE a (x)");
        tracker.Look(database, onlyCreates: true, isQuiet: true);
        var before = tracker.Lines;
        database.Do("INSERT INTO a VALUES (1)");
        tracker.Look(database, onlyCreates: false, isQuiet: true);

        Assert.Same(before, tracker.Lines);
    }

    [Fact]
    public void AChangeThatTheVersionDoesNotTellIsSeenByALookThatDoesNotTrustIt()
    {
        using var limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        using var database = new ScratchDatabase(Engines.Bundled, limit);
        var tracker = new SchemaTracker();
        database.Do("CREATE TABLE a (x)");
        tracker.Look(database, onlyCreates: true, isQuiet: true);
        database.Do("PRAGMA writable_schema = ON");
        database.Do("UPDATE sqlite_master SET sql = 'CREATE TABLE a (x BLOB)' WHERE name = 'a'");

        tracker.Look(database, onlyCreates: false, isQuiet: true);
        Assert.DoesNotContain("  column x BLOB", tracker.Lines);
        tracker.Look(database, onlyCreates: false, isQuiet: false);
        Assert.Contains("  column x BLOB", tracker.Lines);
    }

    // The body of a trigger has a semicolon of its own.
    private static string? Whole(string part) =>
        part == "END" ? null : part.StartsWith("CREATE TRIGGER", StringComparison.Ordinal) ? part + "; END" : part;
}
