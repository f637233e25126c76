namespace Conventions.Tests.Sources;

public sealed class DocumentedTestsTests
{
    [Fact]
    public void EveryTestThatADocumentNamesIsThere() => Assert.Equal("", string.Join("\n", DocumentedTests.Violations(SourceTree.Repository)));

    [Fact]
    public void TheReadMeIsADocumentToo() => Assert.Single(DocumentedTests.Violations(SourceTree.Of(("README.md", "| eight at once | `RaceTests` |"))));

    [Theory]
    [InlineData("held by `RunTests.ItRuns`", 0)]
    [InlineData("held by `RunTests`", 0)]
    [InlineData("held by `RunTests.ItWalks`", 1)]
    [InlineData("held by `WalkTests`", 1)]
    [InlineData("held by `WalkTests.ItRuns`, `RunTests.It`", 2)]
    [InlineData("`MigrationKit.Run.Tests`, RunTests.ItWalks", 0)]
    public void ATestThatIsNotThereIsReported(string text, int complaints) =>
        Assert.Equal(complaints, DocumentedTests.Violations(SourceTree.Of(
            ("docs/a.md", text), ("tests/Run.Tests/Deep/RunTests.cs", "public void ItRuns() => Run();"))).Count());
}
