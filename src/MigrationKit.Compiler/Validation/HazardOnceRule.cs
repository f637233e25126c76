using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;
using MigrationKit.Compiler.Sequencing.Schemas;

namespace MigrationKit.Compiler.Validation;

/// <summary>A rule about what tends to come in numbers: it is told at the first place of a file, with how many more there are.</summary>
internal abstract class HazardOnceRule(string id, string title, Severity severity, HazardKind kind) : Rule(id, title, severity)
{
    public sealed override IEnumerable<Problem> Check(ValidationContext context) => context.Hazards.Count == 0 ? [] : Found(context);

    // By itself, so that where there is none the query is not even loaded.
    private IEnumerable<Problem> Found(ValidationContext context) =>
        from file in context.Hazards.Where(found => found.Hazard.Kind == kind && !IsAllowed(context, found)).GroupBy(found => found.File.Path)
        let first = file.OrderBy(found => found.Hazard.Span.Start).First()
        let more = file.Count() - 1
        let others = more == 0 ? "" : $" (and {more} more in this file)"
        select At(file.Key, SourceRange.Of(first.File.Text, first.Hazard.Span), Message(first.Hazard, others));

    /// <summary>Whether the script itself says that this one is meant.</summary>
    protected virtual bool IsAccepted(ValidationContext context, FoundHazard found) => false;

    // Here, because an 'allow' of the first one leaves the others to be told.
    private bool IsAllowed(ValidationContext context, FoundHazard found) =>
        IsAccepted(context, found)
        || context.Allowances.Silence(this, found.File.Path, SourceRange.Of(found.File.Text, found.Hazard.Span));

    /// <param name="hazard">The first one.</param>
    /// <param name="others">' (and 3 more in this file)', or empty.</param>
    protected abstract string Message(Hazard hazard, string others);
}
