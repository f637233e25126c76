using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay.Tests.Observing;

public sealed class UnrunStepsTests
{
    private const string Table = "-- 0001_a.sql\nCREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT);\n";
    private const string Copy = "CREATE TABLE b (id INTEGER PRIMARY KEY, slug TEXT NOT NULL);\nINSERT INTO b SELECT id, slug FROM a;\n";

    [Theory]
    [InlineData("-- 0002_b.sql\n-- migration:step MakeTable\nINSERT INTO made VALUES (1);\n")]
    [InlineData("-- 0002_b.sql\n-- migration:step MakeTable\n-- 0003_c.sql\nINSERT INTO made VALUES (1);\n")]
    [InlineData("-- 0002_b.sql\n-- migration:step AddColumn\nUPDATE a SET added = 1;\n")]
    [InlineData("-- 0002_b.sql\n-- migration:step AddColumn\nINSERT INTO a (added) VALUES (1);\n")]
    [InlineData("-- 0002_b.sql\n-- migration:step MakeTable\nCREATE VIEW v AS SELECT * FROM made;\nALTER TABLE a RENAME TO c;\n")]
    public void WhatAStepMayMakeIsNotMissedBehindIt(string behind)
    {
        var result = ReplayedFolder.Read(Table + behind).WatchingTheSchema().Replay();

        Assert.Equal([], result.Facts);
        Assert.NotNull(result.EndedBehindStep);
        Assert.Null(result.Snapshot);
    }

    [Theory]
    [InlineData("CREATE TABLE b (x);\n-- migration:down\nDROP TABLE b;\nDROP TABLE made;\n", "")]
    [InlineData("CREATE TABLE b (x);\n-- migration:step MakeTable\n-- migration:down\nDROP TABLE b;\nDROP TABLE made;\n", "")]
    [InlineData("CREATE TABLE b (x);\n-- migration:down\nDROP TABLE b;\n-- migration:step MakeTable\nDROP TABLE made;\n", "")]
    [InlineData("CREATE TABLE b (x);\n-- migration:down\n-- migration:step DropTable\nSELECT 1;\n", "")]
    [InlineData("CREATE TABLE b (x);\n-- migration:down\nDROP TABLE made;\nDROP TABLE b;\n", "0002_b.sql(3,12): warning MK4009")]
    [InlineData("CREATE TABLE b (x);\n-- migration:down\nDROP TABLE made;\n-- migration:step MakeTable\nDROP TABLE b;\n", "0002_b.sql(3,12): warning MK4009")]
    [InlineData("CREATE TABLE b (x);\n-- migration:step MakeTable\n-- migration:down\nINSER INTO a VALUES (1);\n", "0002_b.sql(4,1): warning MK4009")]
    [InlineData("CREATE TABLE b (x);\n-- migration:step MakeTable\n-- migration:down\nSELECT 1;\n", "0002_b.sql(4,1): warning MK4009")]
    public void ADownScriptMayNameWhatAStepMade(string script, string expected)
    {
        var first = script.Contains(":step", StringComparison.Ordinal) || expected.Length > 0 ? Table : Table + "-- migration:step MakeTable\n";

        ReplayedFolder.Read($"{first}-- 0002_b.sql\n{script}").Reports(expected.Length == 0 ? [] : [expected]);
    }

    [Fact]
    public void ADownScriptThatCouldNotBeSeenDoesNotMakeItsAllowanceIdle() =>
        ReplayedFolder.Read($"{Table}-- migration:step MakeTable\n-- 0002_b.sql\nCREATE TABLE b (x);\n-- migration:down\n-- migration:allow MK4009 it may be gone\nDROP TABLE made;\n").ReportsNothing();

    [Theory]
    [InlineData("-- 0002_b.sql\nINSERT INTO made VALUES (1);\n-- migration:step MakeTable\n")]
    [InlineData("-- 0002_b.sql\n-- migration:step MakeTable\nINSER INTO a VALUES (1);\n")]
    public void WhatStandsBeforeItOrIsWrongByItselfFails(string script)
    {
        var result = ReplayedFolder.Read(Table + script).Replay();

        Assert.Equal(ReplayFactKind.Fails, Assert.Single(result.Facts).Kind);
        Assert.Null(result.EndedBehindStep);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("-- migration:step FillSlugs\n", 0)]
    public void RowsThatAStepMayFillAreNotHeldAgainstWhatIsBehindIt(string step, int facts) =>
        Assert.Equal(facts, ReplayedFolder.Read($"{Table}-- 0002_b.sql\nALTER TABLE a ADD COLUMN slug TEXT;\n{step}{Copy}").Replay().Facts.Count);

    [Theory]
    [InlineData("", 1)]
    [InlineData("-- migration:step FillSlugs\n", 0)]
    public void NorAgainstTheMigrationsBehindIt(string step, int facts) =>
        Assert.Equal(facts, ReplayedFolder.Read($"{Table}-- 0002_b.sql\nALTER TABLE a ADD COLUMN slug TEXT;\n{step}-- 0003_c.sql\n{Copy}").Replay().Facts.Count);
}
