using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3003Gap()
    : SequenceFactRule("MK3003", "Gap in versions", Severity.Warning, SequenceFactKind.Gap)
{
    // Behind a locked migration the gap stays: what came into it now would stand in front of what has shipped (MK3106).
    protected override bool Concerns(ValidationContext context, SequenceFact fact) =>
        !context.HasShipped(fact.Path);

    protected override string Message(SequenceFact fact) =>
        $"'{fact.Path}' has version {fact.Detail}, and no migration has {Missing(fact.Other)}. Add what is missing, renumber this one if it "
        + "has not shipped, or say that the gap is meant with '-- migration:allow MK3003'.";

    private static string Missing(string versions) => (versions.IndexOf(' ') < 0 ? "version " : "the versions ") + versions;
}
