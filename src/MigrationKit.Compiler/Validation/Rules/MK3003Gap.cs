using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3003Gap()
    : SequenceFactRule("MK3003", "Gap in versions", Severity.Warning, SequenceFactKind.Gap)
{
    protected override string Message(SequenceFact fact) =>
        $"'{fact.Path}' follows a gap: version {fact.Other} is missing. Add the missing migration, renumber this one if it has not "
        + "shipped, or say that the gap is meant with '-- migration:allow MK3003'.";
}
