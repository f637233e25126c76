namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2015AllowCannotSilenceTests
{
    [Fact]
    public void AGuardIsReported() =>
        MigrationFolder.Script("-- migration:allow MK3101\nSELECT 1;").Reports("0001_a.sql(1,1): warning MK2015");

    [Fact]
    public void TheMessageSaysWhatTheGuardGuards() =>
        MigrationFolder.Script("-- migration:allow MK3101\nSELECT 1;").Says("MK2015", "guards shipped history");

    [Fact]
    public void AnErrorIsReported() =>
        MigrationFolder.Script("-- migration:allow MK3002\nSELECT 1;").Says("MK2015", "'MK3002'", "only warnings");

    [Fact]
    public void AnUnknownIdIsReported() =>
        MigrationFolder.Script("-- migration:allow MK3999\nSELECT 1;").Says("MK2015", "no rule of that id");

    [Fact]
    public void AMistypedIdIsReported() =>
        MigrationFolder.Script("-- migration:allow MK30O3\nSELECT 1;").Says("MK2015", "'MK30O3'");

    [Fact]
    public void OfSeveralIdsEachIsJudged() =>
        MigrationFolder.Script("-- migration:allow MK2014, MK3101 MK3002\nSELECT '${x}';").Reports("0001_a.sql(1,1): warning MK2015", "0001_a.sql(1,1): warning MK2015");

    [Fact]
    public void AWarningWithAReasonIsNot() =>
        MigrationFolder.Script("-- migration:allow MK2014 text of the MK2 board\nSELECT '${x}';").ReportsNothing();

    [Fact]
    public void AChangeIsNot() =>
        MigrationFolder.Script("-- migration:allow drop-column MK9.x\nSELECT 1;").ReportsNothing();

    [Fact]
    public void AnUnknownChangeIsReported() =>
        MigrationFolder.Script("-- migration:allow drop-columns users.email\nSELECT 1;").Says("MK2015", "'drop-columns'", "drop-column,");

    [Fact]
    public void AChangeOfNothingIsReported() =>
        MigrationFolder.Script("-- migration:allow drop-column\nSELECT 1;").Says("MK2015", "'drop-column users.email'");

    [Fact]
    public void AnIdInLowerCaseIsToldHowItIsWritten() =>
        MigrationFolder.Script("-- migration:allow mk5017 all\nSELECT 1;\n").Says("MK2015", "allows 'mk5017'", "Write 'MK5017'");
}
