using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>A rule that turns each fault of one kind into a problem at the fault's place.</summary>
internal abstract class FaultRule(string id, string title, Severity severity, FaultKind kind) : Rule(id, title, severity)
{
    public sealed override IEnumerable<Problem> Check(ValidationContext context) => context.Faults.Count == 0 ? [] : Found(context);

    // By itself, so that where there is none the query is not even loaded.
    private IEnumerable<Problem> Found(ValidationContext context) =>
        from found in context.Faults
        where found.Fault.Kind == kind && Concerns(context, found.File.File.Path) && !IsMeant(context, found.File, found.Fault)
        let file = found.File.File
        select At(file.Path, SourceRange.Of(file.Text, found.Fault.Span), Message(found.File, found.Fault));

    /// <summary>Whether it counts in the file: in what was there before the first migration, mostly a dump, and in what has shipped there is nothing to mend.</summary>
    protected virtual bool Concerns(ValidationContext context, string path) => true;

    /// <summary>Whether the other files of the set say that it is no fault.</summary>
    protected virtual bool IsMeant(ValidationContext context, ParsedFile file, Fault fault) => false;

    protected abstract string Message(ParsedFile file, Fault fault);
}
