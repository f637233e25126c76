using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3006JournalMismatch()
    : SequenceFactRule("MK3006", "Journal mismatch", Severity.Error, SequenceFactKind.JournalMismatch)
{
    protected override string Message(SequenceFact fact) =>
        $"The journal and the folder differ: {fact.Detail}. Merge the journal and the files that belong together, or delete the one that "
        + "is left over.";
}
