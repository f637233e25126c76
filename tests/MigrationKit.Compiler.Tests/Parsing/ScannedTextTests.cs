using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

/// <summary>Scans share their arrays, one after the other and never two at once.</summary>
public sealed class ScannedTextTests
{
    [Fact]
    public void AScanWhileAnotherIsReadHasTokensOfItsOwn()
    {
        Scan("SELECT 1, 2, 3; -- used before").GiveBack();
        var outer = Scan("a b c -- outer");
        var inner = Scan("d e -- inner");

        Assert.Equal(["a", "b", "c", "-- outer"], Texts(outer));
        Assert.Equal(["d", "e", "-- inner"], Texts(inner));
        inner.GiveBack();
        var next = Scan("f");
        Assert.Equal(["a", "b", "c", "-- outer"], Texts(outer));
        Assert.Equal(["f"], Texts(next));
    }

    [Fact]
    public void AfterALongTextAShortOneHasNoTokenOfIt()
    {
        Scan(string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"w{i}"))).GiveBack();

        var text = Scan("a");

        Assert.Equal(["a"], Texts(text));
        Assert.Throws<ArgumentOutOfRangeException>(() => text.Tokens[1]);
    }

    [Fact]
    public void WhoReadsOnAfterGivingItBackFindsNothing()
    {
        var text = Scan("a b");
        text.GiveBack();

        Assert.Equal(0, text.Tokens.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => text.IsWord(0, "a"));
    }

    private static ScannedText Scan(string text) => SqlScanner.Scan(text, SqlDialect.Sqlite);

    private static string[] Texts(ScannedText text) => [.. text.Tokens.Concat(text.LineComments).Select(text.TextOf)];
}
