namespace Conventions.Tests.Sources;

public sealed class UnfinishedWorkTests
{
    [Fact]
    public void NothingIsLeftForLater() => Assert.Equal("", string.Join("\n", UnfinishedWork.Violations(SourceTree.Repository)));

    // Put together here, so that the real tree stays clean.
    [Theory]
    [InlineData("// TO", "DO: later", 1)]
    [InlineData("throw new Not", "ImplementedException();", 1)]
    [InlineData("[Fact(Sk", "ip = \"slow\")]", 1)]
    [InlineData("#pragma warning dis", "able CS1591", 1)]
    [InlineData("#pragma warning dis", "able CS1591 // the base type says it", 0)]
    [InlineData("// The base type says it.\n#pragma warning dis", "able CS1591", 0)]
    [InlineData("#pragma warning rest", "ore CS1591", 0)]
    [InlineData("var todo = list.Sk", "ip(1);", 0)]
    public void ALeftoverIsReported(string start, string rest, int complaints) =>
        Assert.Equal(complaints, UnfinishedWork.Violations(SourceTree.Of(("src/A/A.cs", start + rest))).Count());

    [Fact]
    public void AWarningThatAProjectSwitchesOffNeedsAReasonAboveIt() =>
        Assert.Equal(
            ["src/A/A.csproj(1): <No" + "Warn>X</No" + "Warn>"],
            UnfinishedWork.Violations(SourceTree.Of(
                ("src/A/A.csproj", "<No" + "Warn>X</No" + "Warn>"), ("src/B/B.csproj", "<!-- Why. -->\n<No" + "Warn>X</No" + "Warn>"))));
}
