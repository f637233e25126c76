namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2001InvalidUtf8Tests
{
    [Fact]
    public void BytesThatAreNotUtf8AreReported() =>
        MigrationFolder.Bytes([.. "SELECT 'M"u8, 0xFC, .. "ller';"u8]).Reports("0001_a.sql(1,10): error MK2001");

    [Fact]
    public void TheBoundaryIsAnOverlongSequence() =>
        MigrationFolder.Bytes([.. "SELECT '"u8, 0xC0, 0xAF, .. "';"u8]).Reports("0001_a.sql(1,9): error MK2001");

    [Fact]
    public void UmlautsAndEmojiInUtf8AreNot() => MigrationFolder.Bytes("SELECT 'Müller 🎉';"u8).ReportsNothing();

    [Fact]
    public void AByteOrderMarkIsNot() => MigrationFolder.Bytes([0xEF, 0xBB, 0xBF, .. "SELECT 1;"u8]).ReportsNothing();
}
