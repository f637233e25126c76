using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>A rule that turns each fact of some kinds that the replay found into a problem at the fact's place.</summary>
internal abstract class ReplayFactRule(string id, string title, Severity severity, params ReplayFactKind[] kinds) : Rule(id, title, severity)
{
    // Only a host with an engine replays, and what stopped early saw a part.
    public override bool Judges(ValidationContext context, string path) => context.Coverage.TriedOnRows.Contains(path);

    public sealed override IEnumerable<Problem> Check(ValidationContext context) => context.Replay.Count == 0 ? [] : Found(context);

    // By itself, so that where there is none the query is not even loaded.
    private IEnumerable<Problem> Found(ValidationContext context) =>
        from fact in context.Replay
        where Array.IndexOf(kinds, fact.Kind) >= 0 && !IsAccepted(context, fact)
        select At(fact.Path, PlaceOf(context, fact), Message(context, fact));

    protected abstract string Message(ValidationContext context, ReplayFact fact);

    protected virtual SourceRange PlaceOf(ValidationContext context, ReplayFact fact) => context.RangeOf(fact.Path, fact.Span);

    /// <summary>Whether the script itself says that this is meant.</summary>
    protected virtual bool IsAccepted(ValidationContext context, ReplayFact fact) => false;
}
