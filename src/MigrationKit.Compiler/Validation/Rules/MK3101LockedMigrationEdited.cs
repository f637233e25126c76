using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3101LockedMigrationEdited()
    : LockDifferenceRule("MK3101", "Locked migration edited", Severity.Error, LockDifferenceKind.SqlEdited, guardsHistory: true)
{
    protected override string Message(LockDifference difference, LockWording wording) =>
        $"Migration '{difference.Id}' {wording.IsLocked} and its SQL was changed: expected checksum {difference.Expected}, "
        + $"found {difference.Found}. Restore it with {wording.Restore}, or put the change in a new migration: {wording.New}.";
}
