using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4001FailsInReplay()
    : ReplayFactRule("MK4001", "Statement fails", Severity.Error, ReplayFactKind.Fails)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"'{fact.Path}' does not run: {fact.Detail} ({fact.Other}). Correct the statement; "
        + (BaselineFile.Is(fact.Path) ? "it is to make the schema that was there before the first migration, and no migration was run." : "every migration before it ran.");
}
