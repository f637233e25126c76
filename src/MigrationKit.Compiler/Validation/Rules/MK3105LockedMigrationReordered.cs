using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3105LockedMigrationReordered()
    : LockDifferenceRule("MK3105", "Locked migration reordered", Severity.Error, LockDifferenceKind.Reordered, guardsHistory: true)
{
    protected override string Message(LockDifference difference, LockWording wording) =>
        $"Migration '{difference.Id}' {wording.IsLocked} and now comes after '{difference.Other}', which it was shipped before. "
        + "Restore the names, or the journal, that gave the shipped order.";
}
