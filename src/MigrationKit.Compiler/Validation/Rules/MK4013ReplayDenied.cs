namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4013ReplayDenied()
    : ReplayFactRule("MK4013", "Denied in the replay", Severity.Error, ReplayFactKind.Denied)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"A replay does not do this: {fact.Detail}. It reaches nothing but its scratch database. Do it from the program, "
        + "or switch the replay off with MigrationKitReplay=false.";
}
