namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2011EmptyScriptTests
{
    [Fact]
    public void AFileOfNothingIsReported() =>
        MigrationFolder.Script("").Reports("0001_a.sql(1,1): warning MK2011");

    [Fact]
    public void AFileOfCommentsIsReported() =>
        MigrationFolder.Script("-- later\n").Reports("0001_a.sql(1,1): warning MK2011");

    [Fact]
    public void LoneSemicolonsAreNothing() =>
        MigrationFolder.Script(";;").Reports("0001_a.sql(1,1): warning MK2011");

    [Fact]
    public void AnAllowanceSilencesIt() =>
        MigrationFolder.Script("-- migration:allow MK2011 keeps its number\n").ReportsNothing();

    [Fact]
    public void OneStatementIsEnough() =>
        MigrationFolder.Script("SELECT 1").ReportsNothing();
}
