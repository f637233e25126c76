namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5004RenameTakesReferencesTests
{
    private const string Tables =
        "CREATE TABLE p(id INTEGER PRIMARY KEY, x); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id) ON DELETE CASCADE); CREATE INDEX c_p ON c(p);";

    private const string Rebuild = "PRAGMA foreign_keys = OFF; ALTER TABLE p RENAME TO o; CREATE TABLE p(id INTEGER PRIMARY KEY, x); DROP TABLE o;";

    [Fact]
    public void ARebuildThatRenamesFirstIsReported() =>
        After(Tables, Rebuild).Reports("0002_b.sql(1,52): warning MK5004");

    [Fact]
    public void TheMessageNamesWhatGoesAlong() =>
        After(Tables, Rebuild).Says("MK5004", "p -> o", "c will refer");

    [Fact]
    public void RenamedToAndFroTheReferencesComeBack() =>
        After(Tables, Rebuild + " ALTER TABLE p RENAME TO o; ALTER TABLE o RENAME TO p;").ReportsNothing();

    [Fact]
    public void ARebuildThatRenamesLastIsNot() =>
        After(Tables, "PRAGMA foreign_keys = OFF; CREATE TABLE n(id INTEGER PRIMARY KEY, x); DROP TABLE p; ALTER TABLE n RENAME TO p;").ReportsNothing();

    [Fact]
    public void ARenameAloneIsNot() =>
        After(Tables, "ALTER TABLE p RENAME TO o;").ReportsNothing();

    [Fact]
    public void LegacyRenamesLeaveReferences() =>
        After(Tables, "PRAGMA legacy_alter_table = ON; " + Rebuild).DoesNotReport("MK5004");

    [Fact]
    public void ATableThatNothingRefersToIsNot() =>
        After("CREATE TABLE p(id INTEGER PRIMARY KEY, x);", Rebuild).ReportsNothing();

    private static MigrationFolder After(string tables, string script) => MigrationFolder.With(("0001_a.sql", tables), ("0002_b.sql", script));
}
