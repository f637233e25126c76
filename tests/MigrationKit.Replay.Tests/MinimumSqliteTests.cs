namespace MigrationKit.Replay.Tests;

/// <summary>MK5016 where nobody said which SQLite is the oldest: the one that replays counts.</summary>
public sealed class MinimumSqliteTests
{
    // What a trigger says is compiled when it fires, so the engine takes a function that it does not have.
    private const string Trigger = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);\nCREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = concat(a, 'x') WHERE id = new.id; END;";

    [Fact]
    public void WhatTheEngineLacksIsReportedAlthoughItTookIt()
    {
        ReplayedFolder.Script(Trigger).Reports("0001_a.sql(2,59): warning MK5016");
        ReplayedFolder.Script(Trigger).Says("MK5016", "'concat()' needs SQLite 3.44.0", $"runs them here is {Engines.Bundled.Version}", "is not set");
    }

    [Fact]
    public void WhatItHasIsNot() => ReplayedFolder.Script(Trigger.Replace("concat(a, 'x')", "printf('%sx', a)", StringComparison.Ordinal)).ReportsNothing();

    [Fact]
    public void AMinimumThatIsSaidCountsInstead() => ReplayedFolder.Script(Trigger).MinimumSqlite("3.44.0").ReportsNothing();

    [Fact]
    public void WhatHasShippedIsNot() => ReplayedFolder.Script(Trigger).Locked().ReportsNothing();

    [Fact]
    public void AnAllowOfItThatSilencesNothingIsIdle() => ReplayedFolder.Script("-- migration:allow MK5016\nCREATE TABLE t (x);").Reports("0001_a.sql(1,1): warning MK5018");
}
