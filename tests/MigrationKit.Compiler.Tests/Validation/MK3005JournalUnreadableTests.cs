namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3005JournalUnreadableTests
{
    [Fact]
    public void AJournalThatIsNoJsonIsReported() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).Journal("{ \"entries\": [").Reports("meta/_journal.json(1,1): error MK3005");

    [Fact]
    public void AJournalWithoutEntriesIsReported() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).Journal("{}").Says("MK3005", "entries");

    [Fact]
    public void AReadableOneIsNot() =>
        MigrationFolder.With(("0000_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).JournalOf("0000_a", "0001_b").ReportsNothing();
}
