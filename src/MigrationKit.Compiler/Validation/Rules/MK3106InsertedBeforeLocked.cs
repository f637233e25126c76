using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3106InsertedBeforeLocked()
    : LockDifferenceRule("MK3106", "Migration inserted before a locked one", Severity.Error, LockDifferenceKind.InsertedBefore, guardsHistory: true)
{
    protected override string Message(LockDifference difference, LockWording wording) =>
        $"Migration '{difference.Id}' is new and stands before '{difference.Other}', which {wording.IsLocked}: databases that have that one "
        + $"would skip it or run it late. Rename it so that it comes last, as {wording.New} does.";
}
