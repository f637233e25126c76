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
    public void WhatAStepMayMakeIsNotMissedBehindIt(string behind)
    {
        var result = ReplayedFolder.Read(Table + behind).WatchingTheSchema().Replay();

        Assert.Equal([], result.Facts);
        Assert.NotNull(result.EndedBehindStep);
        Assert.Null(result.Snapshot);
    }

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
