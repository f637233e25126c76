namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4010TableNotFilledTests
{
    [Fact]
    public void ItStandsAtTheTablesName() =>
        ReplayedFolder.Script("CREATE TABLE a (x TEXT NOT NULL CHECK (x GLOB 'Q[0-9]Z' AND x <> 'Q1Z'));").Reports("0001_a.sql(1,14): warning MK4010");

    [Fact]
    public void ChecksOfEveryDayAreMet() =>
        ReplayedFolder.Script("CREATE TABLE a (id TEXT PRIMARY KEY CHECK (length(id) = 36), kind TEXT NOT NULL CHECK (kind IN ('x', 'y')), n INTEGER CHECK (n BETWEEN 1 AND 5), b INTEGER NOT NULL CHECK (b IN (0, 1)), j TEXT CHECK (json_valid(j)), s CHAR(2) NOT NULL CHECK (s <> ''));").ReportsNothing();

    [Fact]
    public void TablesThatReferToEachOtherAreFilled() =>
        ReplayedFolder.Script("CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES b (id)); CREATE TABLE b (id INTEGER PRIMARY KEY, a INTEGER NOT NULL REFERENCES a (id));").ReportsNothing();

    [Fact]
    public void EitherOrIsMet() =>
        ReplayedFolder.Script("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (x INTEGER REFERENCES a (id), y INTEGER REFERENCES a (id), CHECK ((x IS NULL) <> (y IS NULL)));").ReportsNothing();

    [Fact]
    public void ATableForOneRowIsFilled() =>
        ReplayedFolder.Script("CREATE TABLE a (id INTEGER PRIMARY KEY CHECK (id = 1), x TEXT NOT NULL);").ReportsNothing();

    [Fact]
    public void ATriggerThatRefusesRowsIsNoReason() =>
        ReplayedFolder.Script("CREATE TABLE a (x); CREATE TRIGGER t BEFORE INSERT ON a BEGIN SELECT RAISE(ABORT, 'no'); END;").ReportsNothing();
}
