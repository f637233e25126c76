namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3103LockedMigrationMissingTests
{
    [Fact]
    public void AFileThatIsGoneIsReportedAtTheLineOfTheLockFile() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Without("0002_b.sql").Reports("migrations.lock(3,1): error MK3103");

    [Fact]
    public void TheMessageNamesTheWayBack() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Without("0002_b.sql").Says("MK3103", "'0002_b' is locked", "git log", "`migrationkit new NAME`");

    [Fact]
    public void AnUnlockedFileMayGo() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("0003_c.sql", "SELECT 1;").Without("0003_c.sql").ReportsNothing();
}
