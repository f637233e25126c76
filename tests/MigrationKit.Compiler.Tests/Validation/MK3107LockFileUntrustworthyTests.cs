namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3107LockFileUntrustworthyTests
{
    [Fact]
    public void ALineThatCannotBeReadIsReportedWhereItStands() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().EditLock(text => text + "<<<<<<< HEAD\n").ReportsOnly("MK3107");

    [Fact]
    public void AChecksumThatWasChangedBreaksTheChain() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().EditLock(text => text.Replace("0002_b", "0002_c", StringComparison.Ordinal)).Says("MK3107", "migrations.lock", "git checkout");

    [Fact]
    public void TheFileAsItWasWrittenIsNot() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE a(x);"), ("0002_b.sql", "CREATE TABLE b(x);")).Locked().ReportsNothing();
}
