namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3105LockedMigrationReorderedTests
{
    [Fact]
    public void AnotherOrderOfTheJournalIsReported() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).JournalOf("0000_a", "0001_b").Locked().JournalOf("0001_b", "0000_a").ReportsOnly("MK3105");

    [Fact]
    public void TheShippedOrderIsNot() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).JournalOf("0001_b", "0000_a").Locked().ReportsNothing();
}
