namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2003UnterminatedStringTests
{
    [Fact]
    public void AnApostropheThatIsNotDoubledIsReportedAtTheOpeningQuote() =>
        MigrationFolder.Script("SELECT 'it's late';").Reports("0001_a.sql(1,18): error MK2003");

    [Fact]
    public void AStringOverLinesIsNot() =>
        MigrationFolder.Script("SELECT 'a\nb';").ReportsNothing();

    [Fact]
    public void ADoubledApostropheIsNot() =>
        MigrationFolder.Script("SELECT 'it''s late';").ReportsNothing();

    [Fact]
    public void AnApostropheInACommentIsNot() =>
        MigrationFolder.Script("-- it's\nSELECT 1;").ReportsNothing();
}
