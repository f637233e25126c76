namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK1001UnreadableFileNameTests
{
    [Fact]
    public void ANameWithoutVersionIsReported() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("notes.sql", "SELECT 1;")).Reports("notes.sql(1,1): error MK1001");

    [Fact]
    public void TheMessageNamesTheStylesAndTheWayOut() =>
        MigrationFolder.With(("notes.sql", "SELECT 1;")).Says("MK1001", "'0001_add_email.sql'", "If it is no migration, move it out of 'Migrations'.");

    [Fact]
    public void TheBaselineNeedsNoVersionAndOnlyInTheSetsOwnFolder() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("Baseline.SQL", "SELECT 1;"), ("old/baseline.sql", "SELECT 1;")).Reports("old/baseline.sql(1,1): error MK1001");

    [Fact]
    public void ABareNumberIsAVersion() =>
        MigrationFolder.With(("1.sql", "SELECT 1;")).ReportsNothing();
}
