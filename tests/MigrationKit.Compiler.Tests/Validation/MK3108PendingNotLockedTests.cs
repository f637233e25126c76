namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3108PendingNotLockedTests
{
    [Fact]
    public void WhatIsNotLockedIsReportedInContinuousIntegration() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("0003_c.sql", "SELECT 1;").InContinuousIntegration().Reports("0003_c.sql(1,1): warning MK3108");

    [Fact]
    public void WithoutALockFileEverythingIs() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).InContinuousIntegration().Reports("0000_a.sql(1,1): warning MK3108", "0001_b.sql(1,1): warning MK3108");

    [Fact]
    public void TheMessageNamesTheRemedy() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).InContinuousIntegration().Says("MK3108", "`migrationkit lock`");

    [Fact]
    public void AnAllowanceSilencesIt() =>
        MigrationFolder.Script("-- migration:allow MK3108\nSELECT 1;").InContinuousIntegration().ReportsNothing();

    [Fact]
    public void OnADevelopersMachineNothingIs() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("0003_c.sql", "SELECT 1;").ReportsNothing();

    [Fact]
    public void ARepeatableIsNotLockedAndNotReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().And("R__a.sql", "SELECT 1;").InContinuousIntegration().ReportsNothing();
}
