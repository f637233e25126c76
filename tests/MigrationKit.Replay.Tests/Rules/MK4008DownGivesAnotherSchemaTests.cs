namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4008DownGivesAnotherSchemaTests
{
    [Fact]
    public void ADifferenceIsNamedAtTheDownScript() =>
        ReplayedFolder.Script("CREATE TABLE IF NOT EXISTS a (x, y);\n-- migration:down\nALTER TABLE a DROP COLUMN y;").Reports("0001_a.sql(3,1): warning MK4008");

    [Fact]
    public void ItStandsWhereTheDownScriptMakesTheTable() =>
        ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE a (x); CREATE TABLE b (x TEXT);"),
            ("0002_b.sql", "ALTER TABLE a ADD COLUMN y; ALTER TABLE b ADD COLUMN y;\n-- migration:down\nALTER TABLE a DROP COLUMN y;\nCREATE TABLE n (x BLOB);\nINSERT INTO n SELECT x FROM b;\nDROP TABLE b;\nALTER TABLE n RENAME TO b;"))
            .Reports("0002_b.sql(4,1): warning MK4008");

    [Fact]
    public void TheMessageNamesTheColumn() =>
        ReplayedFolder.Script("CREATE TABLE IF NOT EXISTS a (x, y);\n-- migration:down\nALTER TABLE a DROP COLUMN y;").Says("MK4008", "column 'a.y'");

    [Fact]
    public void ADownThatTakesAllBackIsRight() =>
        ReplayedFolder.Script("CREATE TABLE a (x, y);\n-- migration:down\nDROP TABLE a;").ReportsNothing();

    [Fact]
    public void AnotherLookOfTheSameSchemaIsRight() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE a (x);"), ("0002_b.sql", "ALTER TABLE a ADD COLUMN y;\n-- migration:down\nCREATE TABLE b (x); INSERT INTO b SELECT x FROM a; DROP TABLE a; ALTER TABLE b RENAME TO a;")).ReportsNothing();

    [Fact]
    public void WhatHasShippedIsNotTried() =>
        ReplayedFolder.Script("CREATE TABLE IF NOT EXISTS a (x, y);\n-- migration:down\nALTER TABLE a DROP COLUMN y;").Locked().ReportsNothing();
}
