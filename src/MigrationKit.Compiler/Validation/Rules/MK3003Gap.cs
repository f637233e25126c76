using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3003Gap()
    : SequenceFactRule("MK3003", "Gap in versions", Severity.Warning, SequenceFactKind.Gap)
{
    protected override string Message(SequenceFact fact) =>
        $"Before version {fact.Detail} of '{fact.Path}', {fact.Other} is missing. Add what is missing, renumber this one if it has not "
        + "shipped, or say that the gap is meant with '-- migration:allow MK3003'.";
}
