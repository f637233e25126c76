using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3005JournalUnreadable()
    : SequenceFactRule("MK3005", "Journal unreadable", Severity.Error, SequenceFactKind.JournalUnreadable)
{
    protected override string Message(SequenceFact fact) =>
        $"The journal '{fact.Path}' cannot be read: {fact.Detail}. Restore it from version control, or delete it to order by version.";
}
