namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3104LockedMigrationRenamedTests
{
    [Fact]
    public void ANewNameIsReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Without("0002_b.sql").And("0002_c.sql", "CREATE TABLE b(x);").Says("MK3104", "'0002_b' is locked and was renamed to '0002_c'");

    [Fact]
    public void NothingElseIsReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Without("0002_b.sql").And("0002_c.sql", "CREATE TABLE b(x);").ReportsOnly("MK3104");

    [Fact]
    public void OtherSqlUnderANewNameIsMissing() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Without("0002_b.sql").And("0002_c.sql", "CREATE TABLE c(x);").ReportsOnly("MK3103");
}
