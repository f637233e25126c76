namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3106InsertedBeforeLockedTests
{
    [Fact]
    public void ANewFileBeforeALockedOneIsReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("0001_b.sql", "-- migration:allow MK3001\nSELECT 1;").Reports("0001_b.sql(1,1): error MK3106");

    [Fact]
    public void TheMessageNamesTheLockedOne() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("0000_z.sql", "SELECT 1;").Says("MK3106", "'0000_z' is new", "'0001_a'", "Rename it so that it comes last");

    [Fact]
    public void ANewFileBehindTheLastIsNot() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("0003_c.sql", "SELECT 1;").ReportsNothing();

    [Fact]
    public void ARepeatableIsNot() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("R__a.sql", "SELECT 1;").ReportsNothing();
}
