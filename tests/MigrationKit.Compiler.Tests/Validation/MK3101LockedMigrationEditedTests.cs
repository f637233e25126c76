namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3101LockedMigrationEditedTests
{
    [Fact]
    public void OneCharacterOfSqlIsReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Edit("0002_b.sql", "CREATE TABLE b(y);").Reports("0002_b.sql(1,1): error MK3101");

    [Fact]
    public void TheMessageNamesBothChecksumsAndTheRemedies() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Edit("0001_a.sql", "SELECT 1;\n").Says(
            "MK3101",
            "Migration '0001_a' is locked and its SQL was changed",
            "found b4e0497804e46e0a0b0b8c31975b062152d551bac49c3c2e80932567b4085dcd",
            "`git checkout -- Migrations/0001_a.sql`",
            "`migrationkit new NAME`");

    [Fact]
    public void AnEnvironmentsLockNamesTheEnvironment() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;")).Locked("production").Edit("0001_a.sql", "SELECT 2;").Says("MK3101", "is applied in production (migrations.production.lock)");

    [Fact]
    public void ADirectiveCountsAsSql() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Edit("0002_b.sql", "-- migration:timeout 30s\nCREATE TABLE b(x);").Reports("0002_b.sql(1,1): error MK3101");

    [Fact]
    public void AnAllowanceDoesNotSilenceIt() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Edit("0002_b.sql", "-- migration:allow MK3101\nCREATE TABLE b(x);")
            .Reports("0002_b.sql(1,1): warning MK2015", "0002_b.sql(1,1): error MK3101");

    [Fact]
    public void LineEndsAndAByteOrderMarkAreNot() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;\nSELECT 2;\n")).Locked().Edit("0001_a.sql", "\uFEFFSELECT 1;\r\nSELECT 2;\r\n").ReportsNothing();

    [Fact]
    public void WhatIsNotLockedMayBeEdited() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("0003_c.sql", "SELECT 1;").Edit("0003_c.sql", "SELECT 2;").ReportsNothing();
}
