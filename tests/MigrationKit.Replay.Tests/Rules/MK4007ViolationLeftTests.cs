namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4007ViolationLeftTests
{
    private static ReplayedFolder After(string text) => ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY); CREATE TABLE posts (user_id INTEGER NOT NULL REFERENCES users (id));"),
        ("0002_b.sql", text));

    [Fact]
    public void RowsThatReferToNothingAreReported() =>
        After("PRAGMA foreign_keys = OFF; DROP TABLE users; CREATE TABLE users (id INTEGER PRIMARY KEY); PRAGMA foreign_keys = ON;").Says("MK4007", "'posts'", "'users'", "foreign_key_check");

    [Fact]
    public void ACheckThatTheEngineDoesNotAskOldRowsIsReported() =>
        After("ALTER TABLE users ADD COLUMN age INTEGER DEFAULT 0 CHECK (age > 0);").ReportsOnly("MK4007");

    [Fact]
    public void RowsThatAreCopiedAreRight() =>
        After("PRAGMA foreign_keys = OFF; CREATE TABLE n (id INTEGER PRIMARY KEY); INSERT INTO n SELECT id FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users; PRAGMA foreign_keys = ON;").ReportsNothing();

    [Fact]
    public void ACheckThatOldRowsMeetIsRight() =>
        After("ALTER TABLE users ADD COLUMN age INTEGER DEFAULT 1 CHECK (age > 0);").ReportsNothing();
}
