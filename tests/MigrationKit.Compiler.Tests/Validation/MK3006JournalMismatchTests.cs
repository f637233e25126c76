namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3006JournalMismatchTests
{
    [Fact]
    public void AnEntryWithoutFileIsReportedOnTheJournal() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).JournalOf("0000_a", "0001_b", "0002_c").Reports("meta/_journal.json(1,1): error MK3006");

    [Fact]
    public void AFileWithoutEntryIsReportedOnTheFile() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).JournalOf("0000_a").Reports("0001_b.sql(1,1): error MK3006");

    [Fact]
    public void AnotherOrderIsNot() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).JournalOf("0001_b", "0000_a").ReportsNothing();
}
