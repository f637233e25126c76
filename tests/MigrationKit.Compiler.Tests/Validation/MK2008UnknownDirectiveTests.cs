namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2008UnknownDirectiveTests
{
    [Fact]
    public void AMisspelledDirectiveIsReportedWithTheNearest() =>
        MigrationFolder.Script("-- migration:timout 30s\nSELECT 1;").Says("MK2008", "'timout'", "Did you mean 'timeout'?");

    [Fact]
    public void AnUnderscoreIsNear() =>
        MigrationFolder.Script("-- migration:time_out 30s\nSELECT 1;").Says("MK2008", "'timeout'");

    [Fact]
    public void TheNameInCapitalsIsNear() =>
        MigrationFolder.Script("-- migration:TIMEOUT 30s\nSELECT 1;").Says("MK2008", "Did you mean 'timeout'?");

    [Fact]
    public void OfANameThatIsNearNothingAllAreNamed() =>
        MigrationFolder.Script("-- migration:zzzzzz\nSELECT 1;").Says("MK2008", "There are allow", "timeout");

    [Fact]
    public void ItStandsAtTheComment() =>
        MigrationFolder.Script("SELECT 1;\n  -- migration:timout 30s").Reports("0001_a.sql(2,3): error MK2008");

    [Fact]
    public void AKnownOneIsNot() =>
        MigrationFolder.Script("-- migration:timeout 30s\nSELECT 1;").ReportsNothing();

    [Fact]
    public void AnOrdinaryCommentIsNot() =>
        MigrationFolder.Script("-- migration of the users: done\nSELECT 1;").ReportsNothing();
}
