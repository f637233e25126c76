namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4004ColumnsSwappedTests
{
    private static ReplayedFolder Rebuilt(string columns, string more, string copy, string behind = "") => ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);" + more),
        ("0002_b.sql", $"CREATE TABLE new_t ({columns});\n{copy}\nDROP TABLE t;\nALTER TABLE new_t RENAME TO t;\n{behind}"));

    [Fact]
    public void ItStandsAtTheCopyAndNamesTheColumns() =>
        Rebuilt("id INTEGER PRIMARY KEY, b TEXT, a TEXT", "", "INSERT INTO new_t SELECT * FROM t;").Reports("0002_b.sql(2,1): error MK4004");

    [Fact]
    public void TheMessageSaysWhichValuesGoWhere() =>
        Rebuilt("id INTEGER PRIMARY KEY, b TEXT, a TEXT", "", "INSERT INTO new_t SELECT * FROM t;").Says("MK4004", "'a' gets the values of 'b'");

    [Fact]
    public void NamedColumnsInAnyOrderAreRight() =>
        Rebuilt("id INTEGER PRIMARY KEY, b TEXT, a TEXT", "", "INSERT INTO new_t (id, a, b) SELECT id, a, b FROM t;").ReportsNothing();

    [Fact]
    public void AStarInTheSameOrderIsRight() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "", "INSERT INTO new_t SELECT * FROM t;").ReportsNothing();

    [Fact]
    public void NewValuesAreNoSwap() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "", "INSERT INTO new_t SELECT id, lower(a) || 'x', b FROM t;").ReportsNothing();

    [Fact]
    public void ACopyThatNoMadeUpRowPassesIsJudgedByItsWords() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "", "INSERT INTO new_t SELECT id, a, a FROM t WHERE b = 'yes';\nINSERT INTO new_t SELECT id, a, a FROM t WHERE b = 'no';").Says("MK4004", "'b' gets the values of 'a'");

    [Fact]
    public void OneInTheRightOrderIsNot() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "", "INSERT INTO new_t SELECT id, a, b FROM t WHERE b = 'yes';").ReportsNothing();

    [Theory]
    [InlineData("INSERT INTO new_t SELECT id, a, b FROM t;")]
    [InlineData("INSERT INTO new_t SELECT id, a, b FROM t WHERE b = 'yes';")]
    public void AnUpdateIsMeant(string copy) =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "", copy, "-- migration:allow MK5017\nUPDATE t SET b = a;").ReportsNothing();
}
