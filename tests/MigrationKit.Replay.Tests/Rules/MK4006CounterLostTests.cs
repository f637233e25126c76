namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4006CounterLostTests
{
    private static ReplayedFolder Rebuilt(string copy, string counter = "AUTOINCREMENT") => ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT);"),
        ("0002_b.sql", $"CREATE TABLE new_t (id INTEGER PRIMARY KEY {counter});\n{copy}\nDROP TABLE t;\nALTER TABLE new_t RENAME TO t;"));

    [Fact]
    public void ItStandsAtTheDrop() =>
        Rebuilt("INSERT INTO new_t SELECT id FROM t;").Reports("0002_b.sql(3,1): warning MK4006");

    [Fact]
    public void CarriedOverItIsNotLost() =>
        Rebuilt("INSERT INTO new_t SELECT id FROM t; UPDATE sqlite_sequence SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 't') WHERE name = 'new_t';").ReportsNothing();

    [Fact]
    public void ATableThatBeginsAnewWithoutRowsCountsAnew() => Rebuilt("SELECT 1;").ReportsNothing();

    [Fact]
    public void WhereTheNewTableHasNoneItIsMeant() =>
        Rebuilt("INSERT INTO new_t SELECT id FROM t;", "").ReportsNothing();
}
