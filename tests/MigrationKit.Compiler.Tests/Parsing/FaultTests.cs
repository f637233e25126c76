using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class FaultTests
{
    [Theory]
    [InlineData("SELECT 'a", "UnterminatedString@'a")]
    [InlineData("SELECT 'a''", "UnterminatedString@'a''")]
    [InlineData("SELECT 'a;\nSELECT 2;\n", "UnterminatedString@'a;")]
    [InlineData("SELECT x'0", "UnterminatedString@x'0")]
    [InlineData("SELECT \"a", "UnterminatedIdentifier@\"a")]
    [InlineData("SELECT `a", "UnterminatedIdentifier@`a")]
    [InlineData("SELECT [a", "UnterminatedIdentifier@[a")]
    [InlineData("SELECT 1; /* a", "UnterminatedComment@/* a")]
    [InlineData("SELECT 1; /*/", "UnterminatedComment@/*/")]
    [InlineData("SELECT 1; /*", "UnterminatedComment@/*")]
    [InlineData("SELECT 1 \0;", "NulCharacter@\0")]
    [InlineData("SELECT '\0';", "NulCharacter@\0")]
    public void OpenEndsAreFaults(string text, string expected) => Assert.Equal([expected], Parsed.Sqlite(text).FaultTexts());

    [Theory]
    [InlineData("SELECT $a$ $b$", "UnterminatedDollarQuote@$a$ $b$")]
    [InlineData("SELECT 1 /* /* */", "UnterminatedComment@/* /* */")]
    [InlineData(@"SELECT E'a\'", @"UnterminatedString@E'a\'")]
    [InlineData("SELECT U&\"a", "UnterminatedIdentifier@U&\"a")]
    [InlineData("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;", "UnterminatedTrigger@CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;")]
    public void PostgreSqlHasOpenEndsOfItsOwn(string text, string expected) => Assert.Equal([expected], Parsed.PostgreSql(text).FaultTexts());

    [Theory]
    [InlineData("SELECT '', '''', \"\", \"\"\"\", ``, [], x'', '😀';")]
    [InlineData("SELECT 1; /**/ /***/ /* /* */ -- /*")]
    public void ClosedEndsAreNone(string text) => Assert.Empty(Parsed.Sqlite(text).Faults);

    [Fact]
    public void LongTextIsQuotedByItsBeginning()
    {
        var fault = Parsed.Sqlite("SELECT '" + new string('a', 58) + "😀😀").OnlyFault(FaultKind.UnterminatedString);

        Assert.Equal("'" + new string('a', 58) + "…", fault.Detail);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" ;; -- nothing\n", true)]
    [InlineData("-- migration:timeout 3s\n", true)]
    [InlineData("-- migration:step Backfill\n", false)]
    [InlineData("SELECT 1", false)]
    public void AScriptThatDoesNothingIsAFault(string text, bool isFault)
        => Assert.Equal(isFault ? [FaultKind.EmptyScript] : [], Parsed.Sqlite(text).Faults.Select(fault => fault.Kind));

    [Fact]
    public void AnEmptyDownFileIsAFaultAndStillADownScript()
    {
        var file = Parsed.File("", SqlDialect.Sqlite, ScriptDirection.Down);

        file.OnlyFault(FaultKind.EmptyScript);
        Assert.Empty(file.Down!.Statements);
    }

    [Theory]
    [InlineData("SELECT '\uFFFD';", "InvalidUtf8@\uFFFD")]
    [InlineData("SELECT 1;", "InvalidUtf8@S")]
    public void InvalidUtf8IsPointedAtWhereItWasReplaced(string text, string expected)
        => Assert.Equal([expected], FileParser.Parse(new SqlFile("1.sql", text, IsValidUtf8: false), null, SqlDialect.Sqlite).FaultTexts());

    [Fact]
    public void AReplacementCharacterInValidTextIsData() => Assert.Empty(Parsed.Sqlite("SELECT '\uFFFD';").Faults);

    [Fact]
    public void FaultsComeInTheOrderOfTheFile()
        => Assert.Equal(
            ["PlaceholderLikeText@${a}", "MalformedDirective@-- migration:timeout", "UnterminatedString@'"],
            Parsed.Sqlite("SELECT ${a};\n-- migration:timeout\nSELECT '").FaultTexts());
}
