namespace MigrationKit.Replay.Tests;

/// <summary>docs/replay.md, "One transaction each".</summary>
public sealed class OneTransactionEachTests
{
    private static readonly ReplayedFolder Tables = ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);"));

    [Fact]
    public void WhatOnlyTheNextMigrationMendsFails() =>
        Tables.And("0002_b.sql", "INSERT INTO c VALUES (7);").And("0003_c.sql", "INSERT INTO p VALUES (7);").Says("MK4001", "FOREIGN KEY constraint failed");

    [Fact]
    public void WhatTheSameMigrationMendsDoesNot() => Tables.And("0002_b.sql", "INSERT INTO c VALUES (7); INSERT INTO p VALUES (7);").ReportsNothing();

    [Fact]
    public void ATemporaryTableReachesTheNextMigration() =>
        Tables.And("0002_b.sql", "CREATE TEMP TABLE t AS SELECT 1 AS a;").And("0003_c.sql", "INSERT INTO p SELECT a FROM temp.t;").ReportsNothing();
}
