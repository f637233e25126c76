namespace Conventions.Tests.Sources;

public sealed class DecisionIndexTests
{
    [Fact]
    public void TheIndexListsEveryDecision() => Assert.Empty(DecisionIndex.Violations(SourceTree.Repository));

    [Fact]
    public void OneThatIsNotListedOrHasAnotherNumberIsReported() =>
        Assert.Equal(
            [
                "docs/decisions/README.md lacks '- [2. B](0002-b.md)'",
                "docs/decisions/0003-c.md begins with '# 4. C', which is not its number",
            ],
            DecisionIndex.Violations(SourceTree.Of(
                ("docs/decisions/README.md", "- [1. A](0001-a.md)\n- [2. Bee](0002-b.md)\n"),
                ("docs/decisions/0001-a.md", "# 1. A\n"), ("docs/decisions/0002-b.md", "# 2. B\n"), ("docs/decisions/0003-c.md", "# 4. C\n"))));
}
