using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3001DuplicateVersion()
    : SequenceFactRule("MK3001", "Duplicate version", Severity.Warning, SequenceFactKind.DuplicateVersion)
{
    protected override string Message(SequenceFact fact) =>
        $"'{fact.Path}' has the version {fact.Detail} of '{fact.Other}': the two run in the order of their names. "
        + "Give it a version of its own if it has not shipped.";
}
