using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

public sealed class GapTests
{
    [Theory]
    [InlineData("1 2 4", "4: 3")]
    [InlineData("1 2 3 4 7", "7: 5 to 6")]
    [InlineData("0 1 3 4 6", "3: 2, 6: 5")]
    [InlineData("5 6 8", "8: 7")]
    [InlineData("1 2 4 20240131120000 20240205000000", "4: 3")]
    public void ANumberLeftOutIsReportedOnTheFileBehindIt(string numbers, string gaps) => Assert.Equal(gaps, Gaps(numbers.Split(' ')));

    [Theory]
    [InlineData("1 2 3")]
    [InlineData("0 1 2")]
    [InlineData("10 20 30 40")]
    [InlineData("1 3")]
    [InlineData("20240131120000 20240131120001 20240131120007")]
    [InlineData("1712766721 1712766722 1713545565")]
    [InlineData("1.1 1.2 1.4")]
    public void ASetThatDoesNotCountByOneHasNoGaps(string numbers) => Assert.Equal("", Gaps(numbers.Split(' ')));

    [Fact]
    public void ADownWithoutUpIsNotAlsoAGap() =>
        Assert.Equal(
            [SequenceFactKind.DownWithoutUp],
            SetOf.Paths("1_a.sql", "2_b.sql", "3_c.down.sql", "4_d.sql").Facts.Select(fact => fact.Kind));

    private static string Gaps(string[] numbers) =>
        string.Join(", ", SetOf.Paths([.. numbers.Select(number => number + "_x.sql")]).Facts
            .Where(fact => fact.Kind == SequenceFactKind.Gap)
            .Select(fact =>
            {
                Assert.Equal(fact.Detail + "_x.sql", fact.Path);
                return $"{fact.Detail}: {fact.Other}";
            }));
}
