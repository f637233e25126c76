using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3107LockFileUntrustworthy()
    : Rule("MK3107", "Lock file unreadable or tampered with", Severity.Error, guardsHistory: true)
{
    public override IEnumerable<Problem> Check(ValidationContext context) =>
        from file in context.Sequence.LockFiles
        from fault in file.Faults
        let line = Math.Max(1, fault.Line)
        select At(
            file.Path,
            new SourceRange(line, 1, line, 1),
            $"The lock file '{file.Path}' cannot be trusted: {fault.Found}. If the committed file is whole, restore it "
            + $"with {Command.Restore(context, file.Path)}.");
}
