namespace MigrationKit.Replay.Tests;

/// <summary>An 'allow' of a rule of the replay, which only a host that replays can call idle.</summary>
public sealed class IdleAllowanceTests
{
    private const string Rebuild = "CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT);\nINSERT INTO n (id, name) SELECT id, name FROM t;\nDROP TABLE t;\nALTER TABLE n RENAME TO t;";

    private static readonly ReplayedFolder Table = ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);\nCREATE INDEX i ON t (name);"));

    [Fact]
    public void WhereNothingIsReportedItIsIdle() =>
        Table.And("0002_b.sql", "-- migration:allow MK4005\nINSERT INTO t (name) VALUES ('a');").Reports("0002_b.sql(1,1): warning MK5018");

    [Fact]
    public void WhereItSilencesSomethingItIsNot() => Table.And("0002_b.sql", "-- migration:allow MK4005 i is not used\n" + Rebuild).ReportsNothing();

    [Fact]
    public void AtAnotherStatementItIs() =>
        Table.And("0002_b.sql", Rebuild + "\n-- migration:allow MK4005\nSELECT 1;").Reports("0002_b.sql(3,1): warning MK4005", "0002_b.sql(5,1): warning MK5018");

    [Fact]
    public void WhereTheRunOnRowsEndedEarlyNobodyKnows() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT);"), ("0002_b.sql", "-- migration:allow MK4005\nALTER TABLE t ADD COLUMN e TEXT NOT NULL;"))
            .ReportsOnly("MK4002");

    [Fact]
    public void WhatDependsOnTheMachineIsNeverIdle() => ReplayedFolder.Script("-- migration:allow MK4011\nSELECT 1;").ReportsNothing();

    [Fact]
    public void OneInADownScriptIsJudgedToo() =>
        ReplayedFolder.With(("0001_a_up.sql", "CREATE TABLE t (x);"), ("0001_a_down.sql", "-- migration:allow MK4009\nDROP TABLE t;"))
            .Reports("0001_a_down.sql(1,1): warning MK5018");

    [Fact]
    public void WhatHasShippedIsNot() => ReplayedFolder.Script("-- migration:allow MK4005\nCREATE TABLE t (x);").Locked().ReportsNothing();
}
