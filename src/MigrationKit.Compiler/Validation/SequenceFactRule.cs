using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation;

/// <summary>A rule that turns each fact of one kind about the order into a problem at the first line of its file.</summary>
internal abstract class SequenceFactRule(string id, string title, Severity severity, SequenceFactKind kind)
    : Rule(id, title, severity)
{
    public sealed override bool ConcernsTheFile => true;

    public sealed override IEnumerable<Problem> Check(ValidationContext context) => context.Sequence.Facts.Count == 0 ? [] : Found(context);

    // By itself, so that where there is none the query is not even loaded.
    private IEnumerable<Problem> Found(ValidationContext context) =>
        from fact in context.Sequence.Facts
        where fact.Kind == kind && Concerns(context, fact)
        select At(fact.Path, context.FirstLine(fact.Path), Message(fact));

    /// <summary>Whether something can still be done about it.</summary>
    protected virtual bool Concerns(ValidationContext context, SequenceFact fact) => true;

    protected abstract string Message(SequenceFact fact);
}
