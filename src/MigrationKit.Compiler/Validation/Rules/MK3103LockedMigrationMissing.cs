using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3103LockedMigrationMissing()
    : LockDifferenceRule("MK3103", "Locked migration missing", Severity.Error, LockDifferenceKind.Missing, guardsHistory: true)
{
    protected override string Message(LockDifference difference, LockWording wording) =>
        $"Migration '{difference.Id}' {wording.IsLocked} and its file is missing. Restore the file "
        + $"(`git log --diff-filter=D --summary -- {wording.Folder}` names the commit that removed it). "
        + $"To undo what it did, keep it and add a new migration: {wording.New}.";
}
