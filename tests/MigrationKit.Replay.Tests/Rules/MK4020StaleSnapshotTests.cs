using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay.Tests.Rules;

/// <summary>What the file is compared with is tested where it is written: SnapshotBuildTests of the tool.</summary>
public sealed class MK4020StaleSnapshotTests
{
    [Fact]
    public void ItNamesTheDifferenceAndTheCommand()
    {
        var problem = ReplayedFolder.Script("SELECT 1;").Judge(new ReplayFact(ReplayFactKind.StaleSnapshot, "schema.snapshot", default, "column 'users.email' was added: TEXT"))[0];

        Assert.Equal(("MK4020", Severity.Error, "schema.snapshot"), (problem.RuleId, problem.Severity, problem.Path));
        Assert.Contains("column 'users.email' was added: TEXT", problem.Message, StringComparison.Ordinal);
        Assert.Contains("`migrationkit schema --write`", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutThatFactThereIsNone() => ReplayedFolder.Script("CREATE TABLE t (a);").WatchingTheSchema().ReportsNothing();
}
