namespace MigrationKit.Compiler.Validation;

/// <summary>A rule about what a single set does not show; a host that sees more reports it.</summary>
internal abstract class HostRule(string id, string title, Severity severity) : Rule(id, title, severity)
{
    public sealed override bool Judges(ValidationContext context, string path) => false;

    public sealed override IEnumerable<Problem> Check(ValidationContext context) => [];
}
