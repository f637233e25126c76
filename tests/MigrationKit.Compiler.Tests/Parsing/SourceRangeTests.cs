using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class SourceRangeTests
{
    [Theory]
    [InlineData(0, 1, 1, 1, 1, 2)]
    [InlineData(2, 3, 1, 3, 2, 1)]
    [InlineData(3, 4, 2, 1, 2, 2)]
    [InlineData(5, 5, 3, 1, 3, 1)]
    public void LinesAndColumnsCountFromOneAndTheEndIsExclusive(int start, int end, int line, int column, int endLine, int endColumn)
        => Assert.Equal(new SourceRange(line, column, endLine, endColumn), SourceRange.Of("ab\nc\n", new TextSpan(start, end)));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n\na")]
    [InlineData("a\nbcd\n\ne😀\nf")]
    public void EveryPlaceIsWhereCountingFromTheBeginningFindsIt(string text)
    {
        for (var at = 0; at <= text.Length; at++)
        {
            var before = text[..at];
            var line = before.Count(character => character == '\n') + 1;
            var column = at - before.LastIndexOf('\n');
            Assert.Equal(new SourceRange(line, column, line, column), SourceRange.Of(text, new TextSpan(at, at)));
        }
    }

    [Fact]
    public void APlaceBehindTheTextIsItsEnd() => Assert.Equal(new SourceRange(1, 3, 1, 3), SourceRange.Of("ab", new TextSpan(7, 9)));
}
