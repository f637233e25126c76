namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3003GapTests
{
    [Fact]
    public void ANumberThatIsLeftOutIsReportedBehindTheGap() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 1;"), ("0004_c.sql", "SELECT 1;")).Reports("0004_c.sql(1,1): warning MK3003");

    [Fact]
    public void TheMessageNamesTheNumber() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 1;"), ("0004_c.sql", "SELECT 1;")).Says("MK3003", "no migration has version 3");

    [Fact]
    public void AnAllowanceSilencesIt() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 1;"), ("0004_c.sql", "-- migration:allow MK3003\nSELECT 1;")).ReportsNothing();

    [Fact]
    public void WhatHasShippedBehindAGapIsNot() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 1;"), ("0004_c.sql", "SELECT 1;")).Locked().ReportsNothing();

    [Fact]
    public void AGapBehindWhatHasShippedIs() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 1;"), ("0003_c.sql", "SELECT 1;"), ("0005_d.sql", "SELECT 1;")).Locked()
            .And("0007_e.sql", "SELECT 1;").Reports("0007_e.sql(1,1): warning MK3003");

    [Fact]
    public void AVersionOfSeveralNumbersFillsThePlaceOfItsFirst()
    {
        MigrationFolder.With(("V4__a.sql", "SELECT 1;"), ("V5__b.sql", "SELECT 1;"), ("V6.0.1__c.sql", "SELECT 1;"), ("V7__d.sql", "SELECT 1;")).ReportsNothing();
        MigrationFolder.With(("V4__a.sql", "SELECT 1;"), ("V5__b.sql", "SELECT 1;"), ("V6.0.1__c.sql", "SELECT 1;"), ("V8__d.sql", "SELECT 1;")).Says("MK3003", "no migration has version 7");
    }

    [Fact]
    public void ConsecutiveNumbersAreNot() =>
        MigrationFolder.With(("0009_a.sql", "SELECT 1;"), ("0010_b.sql", "SELECT 1;")).ReportsNothing();

    [Fact]
    public void TimestampsHaveNoGaps() =>
        MigrationFolder.With(("20240131120000_a.sql", "SELECT 1;"), ("20240201120000_b.sql", "SELECT 1;")).ReportsNothing();
}
