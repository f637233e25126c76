namespace MigrationKit.Replay.Tests;

/// <summary>A set with migrations for one environment only: one replay an environment, and the schema of what all of them run.</summary>
public sealed class EnvironmentTests
{
    private static readonly ReplayedFolder Seeded = ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE t (x);"),
        ("0002_seed.sql", "-- migration:only test\nCREATE TABLE fixture (y); INSERT INTO t VALUES (1);"),
        ("0003_b.sql", "CREATE TABLE u (z);")).WatchingTheSchema();

    [Fact]
    public void TheSnapshotIsOfWhatEveryEnvironmentRuns()
    {
        var snapshot = Seeded.Replay().Snapshot;

        Assert.Contains("table t  -- 0001_a\n  column x\n\ntable u  -- 0003_b\n", snapshot, StringComparison.Ordinal);
        Assert.DoesNotContain("fixture", snapshot, StringComparison.Ordinal);
        Assert.EndsWith("migrations\n  0001_a  additive\n  0002_seed  additive\n  0003_b  additive\n", snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatOneEnvironmentTakesAwayIsReported()
    {
        var folder = Seeded.And("0004_c.sql", "-- migration:only production\nDROP TABLE u;").And("0005_d.sql", "CREATE TABLE v (z);");

        folder.Reports("0004_c.sql(2,1): warning MK5030");
        Assert.Contains("  0004_c  destructive\n  0005_d  additive\n", folder.Replay().Snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void OfWhatSeveralEnvironmentsSeeTheWorstCounts()
    {
        var folder = Seeded.And("0004_c.sql", "-- migration:allow drop-table fixture\nDROP TABLE IF EXISTS fixture;").And("0005_d.sql", "-- migration:only production\nSELECT 1;");

        folder.ReportsNothing();
        Assert.Contains("  0004_c  destructive\n", folder.Replay().Snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereTheCommonOnesDoNotRunAloneThereIsNoSnapshotAndNoProblem()
    {
        var folder = ReplayedFolder.With(
            ("0001_a.sql", "-- migration:only test\nCREATE TABLE t (x);"),
            ("0002_b.sql", "-- migration:only production\nCREATE TABLE t (x);"),
            ("0003_c.sql", "ALTER TABLE t ADD COLUMN y;")).WatchingTheSchema();

        folder.ReportsNothing();
        Assert.Null(folder.Replay().Snapshot);
    }

    [Fact]
    public void SeveralEnvironmentsMayBeNamed()
    {
        var folder = ReplayedFolder.With(
            ("0001_a.sql", "-- migration:only test,staging\nCREATE TABLE t (x);"),
            ("0002_b.sql", "-- migration:only production\nCREATE TABLE t (x);"),
            ("0003_c.sql", "-- migration:only Staging\nDROP TABLE t;")).WatchingTheSchema();

        folder.Reports("0003_c.sql(2,1): warning MK5030");
    }

    [Fact]
    public void WithoutSuchMigrationsTheSnapshotIsTheSame() =>
        Assert.EndsWith("migrations\n  0001_a  additive\n", ReplayedFolder.Script("CREATE TABLE t (x);").WatchingTheSchema().Replay().Snapshot, StringComparison.Ordinal);
}
