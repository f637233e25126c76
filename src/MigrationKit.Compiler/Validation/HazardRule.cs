using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation;

/// <summary>A rule that turns each hazard of some kinds into a problem at its place, in migrations that have not shipped.</summary>
internal abstract class HazardRule(string id, string title, Severity severity, params HazardKind[] kinds) : Rule(id, title, severity)
{
    public override IEnumerable<Problem> Check(ValidationContext context) => context.Hazards.Count == 0 ? [] : Found(context);

    // By itself, so that where there is none the query is not even loaded.
    private IEnumerable<Problem> Found(ValidationContext context) =>
        from found in context.Hazards
        where IsMine(found.Hazard.Kind)
        select At(found.File.Path, SourceRange.Of(found.File.Text, found.Hazard.Span), Message(context, found.Hazard));

    private bool IsMine(HazardKind kind)
    {
        foreach (var mine in kinds)
        {
            if (mine == kind)
            {
                return true;
            }
        }

        return false;
    }

    protected abstract string Message(ValidationContext context, Hazard hazard);
}
