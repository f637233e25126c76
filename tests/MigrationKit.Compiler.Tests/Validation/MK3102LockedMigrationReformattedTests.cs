namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3102LockedMigrationReformattedTests
{
    [Fact]
    public void ACommentIsReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Edit("0002_b.sql", "-- tidy\nCREATE TABLE b(x);").Reports("0002_b.sql(1,1): warning MK3102");

    [Fact]
    public void WhiteSpaceIsReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Edit("0002_b.sql", "CREATE TABLE b( x );").Reports("0002_b.sql(1,1): warning MK3102");

    [Fact]
    public void AnotherLetterIsMore() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().Edit("0002_b.sql", "CREATE TABLE B(x);").Reports("0002_b.sql(1,1): error MK3101");
}
