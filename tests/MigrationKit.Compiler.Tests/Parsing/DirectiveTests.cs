using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class DirectiveTests
{
    [Fact]
    public void DirectivesAreReadWhereverALineCommentStands()
    {
        const string text = "--migration:timeout 30s\nCREATE TABLE ü(a); -- migration:allow  drop-column a.b \n\t--  migration:repeatable\n/* -- migration:x */ SELECT '\n-- migration:y\n';";
        var file = Parsed.Sqlite(text);

        Assert.Empty(file.Faults);
        Assert.Equal(
            [
                new Directive("timeout", "30s", new TextSpan(0, 23), 0),
                new Directive("allow", "drop-column a.b", new TextSpan(43, 78), 44),
                new Directive("repeatable", "", new TextSpan(81, 105), 82),
            ],
            file.Up!.Directives);
    }

    [Theory]
    [InlineData("timeout 30s")]
    [InlineData("timeout 500ms")]
    [InlineData("timeout 2m")]
    [InlineData("timeout 2147483647ms")]
    [InlineData("transaction none")]
    [InlineData("require SELECT count(*) = 0 FROM t")]
    [InlineData("require with n AS (SELECT 1) SELECT * FROM n")]
    [InlineData("ensure VALUES (1)")]
    [InlineData("ensure SELECT EXISTS (SELECT 1 WHERE ';' <> '')")]
    [InlineData("allow anything at all")]
    [InlineData("only production")]
    [InlineData("step Backfill_Names2")]
    [InlineData("step Größe")]
    [InlineData("repeatable")]
    public void RightValuesAreNoFault(string directive) => Assert.Empty(Parsed.Sqlite($"-- migration:{directive}\nSELECT 1;").Faults);

    [Theory]
    [InlineData("timeout")]
    [InlineData("timeout 30")]
    [InlineData("timeout 0s")]
    [InlineData("timeout -1s")]
    [InlineData("timeout 1.5s")]
    [InlineData("timeout 30 s")]
    [InlineData("timeout 2147483648ms")]
    [InlineData("timeout 99999999999999999999s")]
    [InlineData("transaction")]
    [InlineData("transaction all")]
    [InlineData("require")]
    [InlineData("require SELECT 'open")]
    [InlineData("require (SELECT count(*) FROM t) = 0")]
    [InlineData("require count(*) = 0")]
    [InlineData("ensure EXISTS (SELECT 1)")]
    [InlineData("ensure DELETE FROM t")]
    [InlineData("ensure SELECT 1; DROP TABLE t")]
    [InlineData("ensure /* nothing */")]
    [InlineData("allow")]
    [InlineData("only")]
    [InlineData("only ,")]
    [InlineData("only staging production")]
    [InlineData("step")]
    [InlineData("step class")]
    [InlineData("step 1st")]
    [InlineData("step A.B")]
    [InlineData("step Back fill")]
    [InlineData("repeatable yes")]
    public void WrongValuesAreFaultsThatSayWhatIsExpected(string directive)
    {
        var file = Parsed.Sqlite($"SELECT 1; -- migration:{directive}\n");

        var fault = file.OnlyFault(FaultKind.MalformedDirective);
        Assert.StartsWith(directive + ": expected ", fault.Detail, StringComparison.Ordinal);
        Assert.Equal(new TextSpan(10, 23 + directive.Length), fault.Span);
    }

    [Theory]
    [InlineData("timeuot 30s", "timeuot (did you mean timeout?)")]
    [InlineData("Timeout 30s", "Timeout (did you mean timeout?)")]
    [InlineData("requires 1", "requires (did you mean require?)")]
    [InlineData("setp A", "setp (did you mean step?)")]
    [InlineData("0001_add_users", "0001_add_users")]
    [InlineData("ignore", "ignore")]
    public void UnknownNamesAreFaultsThatNameTheNearest(string directive, string detail)
        => Assert.Equal(detail, Parsed.Sqlite($"-- migration:{directive}\nSELECT 1;").OnlyFault(FaultKind.UnknownDirective).Detail);

    [Theory]
    [InlineData("-- migration: timeout 30s", true)]
    [InlineData("-- migration :timeout 30s", true)]
    [InlineData("-- migration\t:down", true)]
    [InlineData("-- migration : down the users", false)]
    [InlineData("-- migration :adds users", false)]
    [InlineData("-- migrations :down", false)]
    [InlineData("-- migration :", false)]
    [InlineData("-- Migration:timeout 30s", true)]
    [InlineData("--\tMIGRATION:TIMEOUT 30s", true)]
    [InlineData("-- migration: Timeout is not needed", false)]
    [InlineData("-- Migration: timeout is not needed", false)]
    [InlineData("-- migration: add the users", false)]
    [InlineData("-- Migration:0001_add_users", false)]
    [InlineData("-- migration:", false)]
    [InlineData("-- migration", false)]
    [InlineData("-- a migration:timeout", false)]
    public void ASlipInFrontOfAKnownNameIsAFaultAndProseIsNot(string comment, bool isFault)
    {
        var file = Parsed.Sqlite(comment + "\nSELECT 1;");

        Assert.Equal(isFault ? [FaultKind.MalformedDirective] : [], file.Faults.Select(fault => fault.Kind).Where(kind => kind != FaultKind.LikeDirective));
        Assert.Empty(file.Up!.Directives);
    }

    [Theory]
    [InlineData("SELECT 1;\n-- migration:step A\nSELECT 2;", false)]
    [InlineData("-- migration:step A\n", false)]
    [InlineData("SELECT 1 -- migration:step A", false)]
    [InlineData("SELECT 1,\n-- migration:step A\n2;", true)]
    public void AStepStandsBetweenStatements(string text, bool isFault)
        => Assert.Equal(isFault ? [FaultKind.MalformedDirective] : [], Parsed.Sqlite(text).Faults.Select(fault => fault.Kind));
}
