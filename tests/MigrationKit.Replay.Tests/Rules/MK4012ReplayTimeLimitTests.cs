namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4012ReplayTimeLimitTests
{
    private const string Endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;";

    [Fact]
    public void EndlessSqlIsEndedAndReportedAtItsStatement() =>
        ReplayedFolder.Script("SELECT 1;\n" + Endless).Within(TimeSpan.FromMilliseconds(50)).Reports("0001_a.sql(2,1): error MK4012");

    [Fact]
    public void TheMessageNamesTheLimitAndTheProperty() =>
        ReplayedFolder.Script(Endless).Within(TimeSpan.FromMilliseconds(50)).Says("MK4012", "0.05 seconds", "MigrationKitReplayTimeout");

    [Theory]
    [InlineData(Endless)]
    [InlineData("SELECT 1;")]
    public void WhatIsCancelledEndsWithoutAResult(string script)
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() => ReplayedFolder.Script(script).WatchingTheSchema().EndedBy(cancelled.Token).Replay());
    }

    [Fact]
    public void WhatEndsIsNotReported() =>
        ReplayedFolder.Script(Endless.Replace("FROM n)", "FROM n LIMIT 10)", StringComparison.Ordinal)).ReportsNothing();
}
