namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2013UnbalancedTransactionControlTests
{
    [Fact]
    public void ABeginWithoutCommitIsReported() =>
        MigrationFolder.Script("BEGIN; CREATE TABLE a(x);").Reports("0001_a.sql(1,1): error MK2013");

    [Fact]
    public void APairIsNot() =>
        MigrationFolder.Script("BEGIN; CREATE TABLE a(x); COMMIT;").DoesNotReport("MK2013");
}
