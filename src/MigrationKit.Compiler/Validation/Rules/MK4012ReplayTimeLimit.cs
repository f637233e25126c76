namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4012ReplayTimeLimit()
    : ReplayFactRule("MK4012", "Replay out of time", Severity.Error, ReplayFactKind.TimeLimit)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"The replay was ended here after {fact.Detail} seconds. If the SQL is meant to take that long, raise MigrationKitReplayTimeout.";
}
