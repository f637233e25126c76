namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5001ForeignKeySwitchTests
{
    [Fact]
    public void OnAloneSwitchesNothing() =>
        MigrationFolder.Script("CREATE TABLE a(x);\nPRAGMA foreign_keys = ON;").Reports("0001_a.sql(2,1): warning MK5001");

    [Fact]
    public void OffForAPartSaysWhatNeedsThemOn() =>
        MigrationFolder.Script("DELETE FROM a WHERE x = 1; PRAGMA foreign_keys = OFF; DROP TABLE b; PRAGMA foreign_keys = ON;").Says("MK5001", "DELETE under foreign_keys=ON");

    [Fact]
    public void OffForTheWholeIsNot() =>
        MigrationFolder.Script("PRAGMA foreign_keys = OFF; DROP TABLE b; PRAGMA foreign_keys = ON;").ReportsNothing();

    [Fact]
    public void AskingIsNot() =>
        MigrationFolder.Script("PRAGMA foreign_keys;").ReportsNothing();

    [Fact]
    public void OutsideATransactionOnWorks() =>
        MigrationFolder.Script("-- migration:transaction none\nPRAGMA foreign_keys = ON; DELETE FROM a WHERE x = 1;").ReportsNothing();

    [Fact]
    public void WithATransactionOfItsOwnTheOtherRuleSaysIt() =>
        MigrationFolder.Script("DELETE FROM a WHERE x = 1; PRAGMA foreign_keys = OFF; BEGIN; DROP TABLE b; COMMIT; PRAGMA foreign_keys = ON;").ReportsOnly("MK2012");
}
