using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>A rule that turns each fault of one kind into a problem at the fault's place.</summary>
internal abstract class FaultRule(string id, string title, Severity severity, FaultKind kind) : Rule(id, title, severity)
{
    public sealed override IEnumerable<Problem> Check(ValidationContext context) =>
        from file in context.Files
        from fault in file.Faults
        where fault.Kind == kind
        select At(file.File.Path, SourceRange.Of(file.File.Text, fault.Span), Message(file, fault));

    protected abstract string Message(ParsedFile file, Fault fault);
}
