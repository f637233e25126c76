namespace MigrationKit.Tests;

public sealed class ReportTextTests
{
    [Fact]
    public void AReportNamesEachMigrationOnALineOfItsOwn()
    {
        var report = Report(Executed("001_initial", 5, 1.25), Executed("002_plan", 1, 0.5));

        Assert.Equal(
            """
            Applied 2 migrations on SQLite database 'app.db' in 12.5 ms:
              001_initial  5 statements, 1.3 ms
              002_plan     1 statement, 0.5 ms
            """.ReplaceLineEndings("\n"),
            report.ToString());
    }

    [Fact]
    public void ARunWithoutWorkSaysSo() =>
        Assert.Equal("Nothing to do: SQLite database 'app.db' is up to date.", Report().ToString());

    [Fact]
    public void ARollBackIsToldAsOne() =>
        Assert.StartsWith(
            "Took back 1 migration on",
            Report(Executed("002_plan", 1, 1) with { Direction = MigrationDirection.Down }).ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void ARollBackWithoutWorkSaysSo() => Assert.Equal(
        "Nothing to take back on SQLite database 'app.db'.", (Report() with { Direction = MigrationDirection.Down }).ToString());

    [Fact]
    public void AMigrationThatDidNotRunIsNotGivenATime() =>
        Assert.EndsWith(
            "  001_initial  recorded, not run",
            Report(Executed("001_initial", 0, 0) with { Action = MigrationAction.RecordOnly }).ToString(),
            StringComparison.Ordinal);

    [Fact]
    public void AnAcceptedChangeOfLookIsNoted() =>
        Assert.Contains("note: '001_initial' has other comments", (Report() with { LookChanged = ["001_initial"] }).ToString(), StringComparison.Ordinal);

    private static MigrationReport Report(params ExecutedMigration[] migrations) => new()
    {
        Set = "Migrations",
        Database = "SQLite database 'app.db'",
        Migrations = migrations,
        Duration = TimeSpan.FromMilliseconds(12.5),
    };

    private static ExecutedMigration Executed(string id, int statements, double milliseconds) => new()
    {
        Id = id,
        File = id + ".sql",
        Direction = MigrationDirection.Up,
        Action = MigrationAction.Run,
        Statements = statements,
        Duration = TimeSpan.FromMilliseconds(milliseconds),
    };
}
