using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3104LockedMigrationRenamed()
    : LockDifferenceRule("MK3104", "Locked migration renamed", Severity.Error, LockDifferenceKind.Renamed, guardsHistory: true)
{
    protected override string Message(LockDifference difference, LockWording wording) =>
        $"Migration '{difference.Id}' {wording.IsLocked} and was renamed to '{difference.Other}', which every database that has it "
        + $"would run again. Rename it back to '{difference.Id}'.";
}
