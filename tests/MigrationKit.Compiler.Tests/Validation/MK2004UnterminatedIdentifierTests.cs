namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2004UnterminatedIdentifierTests
{
    [Fact]
    public void AnOpenDoubleQuoteIsReported() =>
        MigrationFolder.Script("CREATE TABLE \"a (x);").Reports("0001_a.sql(1,14): error MK2004");

    [Fact]
    public void AnOpenBracketIsReportedWithItsOwnClosing() =>
        MigrationFolder.Script("CREATE TABLE [a (x);").Says("MK2004", "Add the closing ].");

    [Fact]
    public void AnOpenBacktickIsReportedWithItsOwnClosing() =>
        MigrationFolder.Script("CREATE TABLE `a (x);").Says("MK2004", "Add the closing `.");

    [Fact]
    public void ClosedOnesAreNot() =>
        MigrationFolder.Script("CREATE TABLE \"a\" ([x], `y\"`);").ReportsNothing();
}
