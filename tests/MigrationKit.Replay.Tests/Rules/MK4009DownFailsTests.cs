namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4009DownFailsTests
{
    [Fact]
    public void ItStandsInTheDownScript() =>
        ReplayedFolder.Script("CREATE TABLE a (x);\n-- migration:down\nDROP TABLE b;").Reports("0001_a.sql(3,12): warning MK4009");

    [Fact]
    public void ADownFileIsNamed() =>
        ReplayedFolder.With(("0001_a.up.sql", "CREATE TABLE a (x);"), ("0001_a.down.sql", "DROP TABLE b;")).Reports("0001_a.down.sql(1,12): warning MK4009");

    [Fact]
    public void AnUpThatCannotRunAgainIsReported() =>
        ReplayedFolder.Script("CREATE TABLE a (x);\n-- migration:down\nSELECT 1;").Says("MK4009", "cannot be run again", "already exists");

    [Fact]
    public void ADownThatRunsIsRight() =>
        ReplayedFolder.Script("CREATE TABLE a (x);\n-- migration:down\nDROP TABLE a;").ReportsNothing();

    [Fact]
    public void AnAllowanceSilencesIt() =>
        ReplayedFolder.Script("CREATE TABLE a (x);\n-- migration:down\n-- migration:allow MK4009 never rolled back\nDROP TABLE b;").ReportsNothing();
}
