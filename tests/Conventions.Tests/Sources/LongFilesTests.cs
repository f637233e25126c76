namespace Conventions.Tests.Sources;

public sealed class LongFilesTests
{
    [Fact]
    public void EveryLongFileSaysWhy() => Assert.Empty(LongFiles.Violations(SourceTree.Repository));

    [Theory]
    [InlineData(300, "", 0)]
    [InlineData(301, "", 1)]
    [InlineData(301, "// One table, generated as one.", 0)]
    public void TheBoundaryIsThreeHundredLines(int lines, string first, int complaints)
    {
        var text = first + string.Concat(Enumerable.Repeat("\n", lines));

        Assert.Equal(complaints, LongFiles.Violations(SourceTree.Of(("src/A/Long.cs", text))).Count());
    }
}
