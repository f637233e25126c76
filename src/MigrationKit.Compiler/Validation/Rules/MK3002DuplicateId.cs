using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3002DuplicateId()
    : SequenceFactRule("MK3002", "Duplicate id", Severity.Error, SequenceFactKind.DuplicateId)
{
    protected override string Message(SequenceFact fact) =>
        $"'{fact.Path}' has the id '{fact.Detail}' of '{fact.Other}', and a history knows a migration by its id. "
        + "Rename the one that has not shipped.";
}
