using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4011NoEngineTests
{
    private static readonly ReplayFact Fact = new(ReplayFactKind.NoEngine, "0001_a.sql", new TextSpan(0, 0), "neither here nor there");

    [Fact]
    public void TheMessageSaysWhatWasLookedForAndWhatToDo()
    {
        var problem = Assert.Single(ReplayedFolder.Script("SELECT 1;").Judge(Fact));

        Assert.Equal("MK4011", problem.RuleId);
        Assert.Contains("neither here nor there", problem.Message, StringComparison.Ordinal);
        Assert.Contains("MigrationKitReplay=false", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAllowanceSilencesIt() => Assert.Empty(ReplayedFolder.Script("-- migration:allow MK4011\nSELECT 1;").Judge(Fact));

    [Fact]
    public void AReplayWithAnEngineNeverReportsIt() => ReplayedFolder.Script("SELECT 1;").ReportsNothing();

    [Fact]
    public void AnEngineThatIsNoLibraryIsNotBound() =>
        Assert.Throws<InvalidOperationException>(() => Engines.Bundled.VersionNumber > 0 ? MigrationKit.Replay.Engine.NativeEngine.TryBind("/nowhere/else.so") : null);
}
