namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4014MayFailOnRows()
    : ReplayFactRule("MK4014", "May fail on rows", Severity.Warning, ReplayFactKind.MayFailOnRows)
{
    private const string Unique = "UNIQUE constraint failed: ";
    private const string NotNull = "NOT NULL constraint failed: ";

    protected override string Message(ValidationContext context, ReplayFact fact) =>
        fact.Detail.StartsWith(Unique, StringComparison.Ordinal) ? Of(fact, "two rows share " + Shared(fact.Detail.Substring(Unique.Length)))
        : fact.Detail.StartsWith(NotNull, StringComparison.Ordinal) ? Of(fact, $"a row has no value for {Quoted.Text(fact.Detail.Substring(NotNull.Length))}, or for what it comes from")
        : OfMadeUpRows(fact);

    private static string Of(ReplayFact fact, string when) =>
        $"This fails as soon as {when}, which the schema before it allows: {fact.Detail} ({fact.Other}). Make sure that no row does, or mend them in the script first.";

    // "users.team, users.email", or "index 'i'" where it is over an expression.
    private static string Shared(string what) => what.StartsWith("index ", StringComparison.Ordinal) ? "what is in " + what : Quoted.Text(what);

    private static string OfMadeUpRows(ReplayFact fact) =>
        $"This runs on an empty database and failed on rows that were made up: {fact.Detail} ({fact.Other}). "
        + "Rows that keep to what it demands would pass; make sure that all do, or mend them in the script first.";
}
