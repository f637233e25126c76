namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4002FailsOnceRowsExistTests
{
    private static ReplayedFolder AfterUsers(string text) =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"), ("0002_b.sql", text));

    [Fact]
    public void AColumnThatIsRequiredWithoutDefaultIsReportedAtItsNotNull() =>
        AfterUsers("ALTER TABLE users ADD COLUMN email TEXT NOT NULL;").Reports("0002_b.sql(1,41): error MK4002");

    [Fact]
    public void ADefaultThatIsNoConstantIsReported() =>
        AfterUsers("ALTER TABLE users ADD COLUMN at TEXT DEFAULT CURRENT_TIMESTAMP;").ReportsOnly("MK4002");

    [Theory]
    [InlineData("at TEXT DEFAULT CURRENT_TIMESTAMP", "constant default or none")]
    [InlineData("up INTEGER DEFAULT 1 REFERENCES users (id)", "without the default")]
    [InlineData("twice INTEGER AS (id * 2) STORED", "Make the column VIRTUAL")]
    public void TheRemedyFitsWhatIsMissing(string column, string remedy) =>
        AfterUsers($"ALTER TABLE users ADD COLUMN {column};").Says("MK4002", remedy);

    [Fact]
    public void AStoredColumnIsReportedAtTheWord() =>
        AfterUsers("ALTER TABLE 'users' ADD twice AS (id * 2) STORED;").Reports("0002_b.sql(1,43): error MK4002");

    [Fact]
    public void ARequiredColumnThatTheCopyLeavesOutIsReported() =>
        AfterUsers("CREATE TABLE b (id INTEGER PRIMARY KEY, c TEXT NOT NULL); INSERT INTO b (id) SELECT id FROM users;").Says("MK4002", "NOT NULL constraint failed: b.c");

    [Fact]
    public void DroppingWhatRowsReferToIsReported() =>
        AfterUsers("CREATE TABLE posts (user_id INTEGER NOT NULL REFERENCES users (id));").And("0003_c.sql", "DROP TABLE users;").Says("MK4002", "FOREIGN KEY constraint failed", "`migrationkit new NAME --rebuild users`");

    [Theory]
    [InlineData("")]
    [InlineData("ON DELETE RESTRICT")]
    public void ARebuildOfWhatRowsReferToIsReportedAtTheDrop(string action) =>
        AfterUsers($"CREATE TABLE posts (user_id INTEGER NOT NULL REFERENCES users (id) {action});")
            .And("0003_c.sql", "CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT);\nINSERT INTO b SELECT id, name FROM users;\nDROP TABLE users;\nALTER TABLE b RENAME TO users;")
            .Reports("0003_c.sql(3,1): error MK4002");

    [Fact]
    public void WhatATriggerOfTheScriptRefusesIsNot() =>
        AfterUsers("CREATE TRIGGER t BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'no'); END; DELETE FROM users;").ReportsNothing();

    [Fact]
    public void WithADefaultItIsNot() =>
        AfterUsers("ALTER TABLE users ADD COLUMN email TEXT NOT NULL DEFAULT '';").ReportsNothing();

    [Fact]
    public void InTheMigrationThatCreatesTheTableItIsNot() =>
        ReplayedFolder.Script("CREATE TABLE users (id INTEGER PRIMARY KEY); ALTER TABLE users ADD COLUMN email TEXT NOT NULL;").ReportsNothing();

    [Fact]
    public void WhatHasShippedIsNot() =>
        AfterUsers("ALTER TABLE users ADD COLUMN email TEXT NOT NULL;").Locked().ReportsNothing();

    [Fact]
    public void BehindItTheNextOneIsFoundToo() =>
        AfterUsers("ALTER TABLE users ADD COLUMN a TEXT NOT NULL;").And("0003_c.sql", "ALTER TABLE users ADD COLUMN b TEXT NOT NULL;").Reports("0002_b.sql(1,37): error MK4002", "0003_c.sql(1,37): error MK4002");

    [Fact]
    public void SeedsDoNotMeetRowsThatWereMadeUp() =>
        AfterUsers("INSERT INTO users (id, name) VALUES (1, 'admin'), (2, 'guest');").ReportsNothing();
}
