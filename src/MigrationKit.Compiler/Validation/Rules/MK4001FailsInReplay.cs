namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4001FailsInReplay()
    : ReplayFactRule("MK4001", "Statement fails", Severity.Error, ReplayFactKind.Fails)
{
    protected override string Message(ReplayFact fact) =>
        $"'{fact.Path}' does not run: {fact.Detail} ({fact.Other}). Correct the statement; every migration before it was applied.";
}
