namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5003RebuildUnderForeignKeysTests
{
    private const string Tables =
        "CREATE TABLE p(id INTEGER PRIMARY KEY, x); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id) ON DELETE RESTRICT); CREATE INDEX c_p ON c(p);";

    private const string Rebuild = "CREATE TABLE n(id INTEGER PRIMARY KEY, x); INSERT INTO n(id, x) SELECT id, x FROM p; DROP TABLE p; ALTER TABLE n RENAME TO p;";

    [Fact]
    public void DeferredTheMessageSpeaksOfCommit() =>
        After(Tables, "PRAGMA defer_foreign_keys = ON; " + Rebuild).Says("MK5003", "COMMIT fails", "--rebuild p");

    [Fact]
    public void DeclaredSoItDoesToo() =>
        After(Tables.Replace("RESTRICT", "NO ACTION DEFERRABLE INITIALLY DEFERRED", StringComparison.Ordinal), Rebuild).Says("MK5003", "COMMIT fails");

    [Fact]
    public void OtherwiseOfTheDrop() =>
        After(Tables, Rebuild).Says("MK5003", "DROP TABLE p fails", "Once rows of c refer to it");

    [Fact]
    public void ItStandsAtTheTableOfTheDrop() =>
        After(Tables, Rebuild.Replace("DROP", "\nDROP", StringComparison.Ordinal)).Reports("0002_b.sql(2,12): warning MK5003");

    [Fact]
    public void WithForeignKeysOffItIsNot() =>
        After(Tables, "PRAGMA defer_foreign_keys = ON; PRAGMA foreign_keys = OFF; " + Rebuild).ReportsNothing();

    [Fact]
    public void ADropForGoodIsNot() =>
        After(Tables, "DROP TABLE p;").ReportsNothing();

    [Fact]
    public void UnderCascadeTheOtherRuleSaysIt() =>
        After(Tables.Replace("RESTRICT", "CASCADE", StringComparison.Ordinal), Rebuild).ReportsOnly("MK5002");

    [Fact]
    public void AChildThatWasRebuiltBeforeHasItsRows() =>
        After(Tables, "CREATE TABLE m(id INTEGER PRIMARY KEY, p REFERENCES p(id)); INSERT INTO m(id, p) SELECT id, p FROM c; DROP TABLE c; ALTER TABLE m RENAME TO c; " + Rebuild)
            .Says("MK5003", "Once rows of c refer to it");

    [Fact]
    public void AChildThatWasMadeAnewAndStaysEmptyIsNot() =>
        After(Tables, "DROP TABLE c; CREATE TABLE m(id INTEGER PRIMARY KEY, p REFERENCES p(id)); ALTER TABLE m RENAME TO c; CREATE INDEX c_p ON c(p); " + Rebuild).ReportsNothing();

    [Theory]
    [InlineData("INSERT INTO n(id, x) SELECT id, x FROM p;", "")]
    [InlineData("INSERT INTO n(id, x) SELECT id, x FROM p; INSERT INTO n(id, x) VALUES (1, 2);", "")]
    [InlineData("INSERT INTO n(id, x, up) SELECT id, x, id FROM p;", "MK5003")]
    [InlineData("INSERT INTO n SELECT id, x, id FROM p;", "MK5003")]
    [InlineData("INSERT INTO n(id, x) SELECT id, x FROM p; INSERT INTO n(id, up) SELECT 7, id FROM p;", "MK5003")]
    [InlineData("INSERT INTO n(id, x) SELECT id, x FROM p; UPDATE n SET up = id;", "MK5003")]
    [InlineData("INSERT INTO n(id, x) SELECT id, x FROM p; UPDATE n SET up = id WHERE id > 1;", "MK5003")]
    public void ANewReferenceThatNothingFillsIsNot(string copy, string rule)
    {
        var folder = After("CREATE TABLE p(id INTEGER PRIMARY KEY, x);", $"CREATE TABLE n(id INTEGER PRIMARY KEY, x, up REFERENCES p(id)); {copy} DROP TABLE p; ALTER TABLE n RENAME TO p; CREATE INDEX p_up ON p(up);");
        if (rule.Length > 0)
        {
            folder.ReportsOnly(rule);
        }
        else
        {
            folder.ReportsNothing();
        }
    }

    [Fact]
    public void ATableThatNothingRefersToIsNot() =>
        After("CREATE TABLE p(id INTEGER PRIMARY KEY, x);", Rebuild).ReportsNothing();

    private static MigrationFolder After(string tables, string script) => MigrationFolder.With(("0001_a.sql", tables), ("0002_b.sql", script));
}
