namespace Conventions.Tests.Sources;

public sealed class DocumentLinksTests
{
    [Fact]
    public void EveryLinkLeadsSomewhere() => Assert.Equal("", string.Join("\n", DocumentLinks.Violations(SourceTree.Repository)));

    [Theory]
    [InlineData("[x](b.md)", 1)]
    [InlineData("[x](../c.md)", 0)]
    [InlineData("[x](d.md#two-words)", 0)]
    [InlineData("[x](d.md#three)", 1)]
    [InlineData("[x](#here)", 0)]
    [InlineData("[x](../docs/)", 0)]
    [InlineData("[x](https://docs.example/b.md)", 0)]
    [InlineData("`[x](b.md)`", 0)]
    [InlineData("[`x`](b.md)", 1)]
    public void ALinkToWhatIsNotThereIsReported(string link, int complaints) =>
        Assert.Equal(complaints, DocumentLinks.Violations(SourceTree.Of(
            ("docs/a.md", "# Here\n" + link), ("c.md", ""), ("docs/d.md", "## Two `words`!"))).Count());
}
