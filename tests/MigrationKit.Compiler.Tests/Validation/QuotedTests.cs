using MigrationKit.Compiler.Validation;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class QuotedTests
{
    [Theory]
    [InlineData("a", "'a'")]
    [InlineData(" a \n", "'a'")]
    [InlineData("a\nb", "'a…'")]
    [InlineData("", "''")]
    public void TextComesInQuotesOnOneLine(string text, string expected) => Assert.Equal(expected, Quoted.Text(text));

    [Fact]
    public void EightyCharactersAreWholeAndMoreAreCut()
    {
        Assert.Equal($"'{new string('x', 80)}'", Quoted.Text(new string('x', 80)));
        Assert.Equal($"'{new string('x', 80)}…'", Quoted.Text(new string('x', 81)));
    }

    [Fact]
    public void APairOfSurrogatesIsNotCutInHalf() =>
        Assert.Equal($"'{new string('x', 79)}…'", Quoted.Text(new string('x', 79) + "🎉🎉"));
}
