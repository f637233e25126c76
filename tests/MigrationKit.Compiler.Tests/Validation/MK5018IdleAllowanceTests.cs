namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5018IdleAllowanceTests
{
    [Fact]
    public void AnAllowanceOfWhatIsNotThereIsReported() =>
        MigrationFolder.Script("-- migration:allow MK2012\nSELECT 1;").Reports("0001_a.sql(1,1): warning MK5018");

    [Fact]
    public void OfSeveralIdsTheIdleOneIsNamed() =>
        MigrationFolder.Script("-- migration:allow MK2012 MK2014\nSELECT '${x}';").Says("MK5018", "'MK2012'");

    [Fact]
    public void OneThatSilencesSomethingIsNot() =>
        MigrationFolder.Script("-- migration:allow MK2014\nSELECT '${x}';").ReportsNothing();

    [Fact]
    public void WhatIsSilencedInAnotherFileDoesNotCount() =>
        MigrationFolder.With(("0001_a.sql", "-- migration:allow MK2014\nSELECT 1;"), ("0002_b.sql", "-- migration:allow MK2014\nSELECT '${x}';")).Reports("0001_a.sql(1,1): warning MK5018");

    [Fact]
    public void ARuleThatThisHostDoesNotJudgeIsNot() =>
        MigrationFolder.Script("-- migration:allow MK5016 MK3108 MK1002\nSELECT 1;").DoesNotReport("MK5018");

    [Fact]
    public void OnceTheHostJudgesItIs() =>
        MigrationFolder.Script("-- migration:allow MK5016\nSELECT 1;").MinimumSqlite("3.35.5").ReportsOnly("MK5018");

    [Fact]
    public void WhatCannotBeSilencedIsLeftToTheOtherRule() =>
        MigrationFolder.Script("-- migration:allow MK3101\nSELECT 1;").ReportsOnly("MK2015");

    [Fact]
    public void ALockedMigrationIsNot() =>
        MigrationFolder.Script("-- migration:allow MK2012\nSELECT 1;").Locked().ReportsNothing();

    [Fact]
    public void ItCanBeAllowedItself() =>
        MigrationFolder.Script("-- migration:allow MK2012 MK5018\nSELECT 1;").ReportsNothing();

    [Fact]
    public void OneAtAStatementThatNeedsNoneIs() =>
        MigrationFolder.Script("SELECT '${x}';\n-- migration:allow MK2014\nSELECT 1;").Reports("0001_a.sql(1,9): warning MK2014", "0001_a.sql(2,1): warning MK5018");

    [Fact]
    public void OneThatNoStatementFollowsIs() =>
        MigrationFolder.Script("SELECT 1;\n-- migration:allow MK2014\n").Reports("0001_a.sql(2,1): warning MK5018");

    [Fact]
    public void WhatOnlyAReplayJudgesIsNot() =>
        MigrationFolder.Script("-- migration:allow MK4005 MK5030\n-- migration:allow drop-table t\nSELECT 1;").ReportsNothing();

    [Fact]
    public void OneStatementsAllowOfItCoversTheDirectivesOfThatStatement() =>
        MigrationFolder.Script("SELECT 1;\n-- migration:allow MK2014\n-- migration:allow MK5018 kept for the template\nSELECT 2;").ReportsNothing();
}
