namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4015ObjectBroken()
    : ReplayFactRule("MK4015", "View, trigger or foreign key broken", Severity.Warning, ReplayFactKind.ObjectBroken, ReplayFactKind.MadeBroken)
{
    protected override string Message(ValidationContext context, ReplayFact fact) => fact.Kind == ReplayFactKind.ObjectBroken
        ? $"Behind this, {fact.Detail} fails as soon as it is used: {fact.Other}. SQLite asks nobody who reads what is dropped. Drop it too, or create it anew without what is gone."
        : $"The {fact.Detail} fails as soon as it is used: {fact.Other}. SQLite does not ask when it is made. "
            + (fact.Other.StartsWith("foreign key mismatch", StringComparison.Ordinal)
                ? "What a foreign key refers to has to be the primary key, or have a UNIQUE index of its own over just these columns, without a WHERE."
                : "Correct what it names, or make that too.");
}
