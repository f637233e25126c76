using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3102LockedMigrationReformatted()
    : LockDifferenceRule("MK3102", "Locked migration reformatted", Severity.Warning, LockDifferenceKind.LookEdited, guardsHistory: false)
{
    protected override string Message(LockDifference difference, LockWording wording) =>
        $"Migration '{difference.Id}' {wording.IsLocked} and its comments or white space were changed (the SQL is the same): expected "
        + $"checksum {difference.Expected}, found {difference.Found}. Restore it with {wording.Restore}.";
}
