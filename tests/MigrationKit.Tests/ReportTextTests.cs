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

    [Theory]
    [InlineData(40, 41)]
    [InlineData(41, 42)]
    [InlineData(5000, 42)]
    public void OfALongRunALogGetsTheBeginningAndTheEnd(int migrations, int lines)
    {
        var report = Report([.. Enumerable.Range(1, migrations).Select(number => Executed(FormattableString.Invariant($"{number:0000}_x"), 1, 1))]);

        var text = report.ToString().Split('\n');

        Assert.Equal(lines, text.Length);
        Assert.Equal(migrations > 40, text.Contains(FormattableString.Invariant($"  ... {migrations - 40} more ...")));
        Assert.StartsWith("  0001_x  ", text[1], StringComparison.Ordinal);
        Assert.StartsWith(FormattableString.Invariant($"  {migrations:0000}_x  "), text[^1], StringComparison.Ordinal);
        Assert.Equal(migrations + 1, report.ToText().Split('\n').Length);
    }

    [Fact]
    public void SoItDoesOfManyAcceptedChangesOfLook()
    {
        var report = Report() with { LookChanged = [.. Enumerable.Range(1, 100).Select(number => FormattableString.Invariant($"{number}_x"))] };

        Assert.Equal(42, report.ToString().Split('\n').Length);
        Assert.Equal(101, report.ToText().Split('\n').Length);
    }

    [Fact]
    public void AndOfManyDatabasesThatFailed()
    {
        var outcomes = Enumerable.Range(1, 100)
            .Select(number => new DatabaseOutcome(FormattableString.Invariant($"tenant {number}"), 0, new MigrationException(MigrationErrorKind.ScriptFailed, "no")));
        var report = new MigrateAllReport(0, [.. outcomes], TimeSpan.FromSeconds(1)) { Set = "Migrations" };

        Assert.Equal(42, report.ToString().Split('\n').Length);
        Assert.EndsWith("  tenant 100: no", report.ToString(), StringComparison.Ordinal);
        Assert.Equal(101, report.ToText().Split('\n').Length);
    }

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
