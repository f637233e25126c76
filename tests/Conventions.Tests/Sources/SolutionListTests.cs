namespace Conventions.Tests.Sources;

public sealed class SolutionListTests
{
    [Fact]
    public void TheSolutionListsEveryProject() => Assert.Empty(SolutionList.Violations(SourceTree.Repository));

    [Fact]
    public void AProjectThatIsNotListedIsReported() =>
        Assert.Equal(
            ["src/B/B.csproj is not in MigrationKit.sln"],
            SolutionList.Violations(SourceTree.Of(
                ("MigrationKit.sln", "\"src\\A\\A.csproj\""), ("src/A/A.csproj", ""), ("src/B/B.csproj", ""))));
}
