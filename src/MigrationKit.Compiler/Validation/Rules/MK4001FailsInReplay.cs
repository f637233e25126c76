using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4001FailsInReplay()
    : ReplayFactRule("MK4001", "Statement fails", Severity.Error, ReplayFactKind.Fails)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"'{fact.Path}' does not run: {fact.Detail} ({fact.Other}). {Remedy(fact.Detail)}; "
        + (BaselineFile.Is(fact.Path) ? "it is to make the schema that was there before the first migration, and no migration was run." : "every migration before it ran.");

    // ALTER TABLE asks what names the table, and says 'error in view v after drop column: …'.
    private static string Remedy(string message) =>
        message.StartsWith("error in view ", StringComparison.Ordinal) || message.StartsWith("error in trigger ", StringComparison.Ordinal) || message.StartsWith("error in index ", StringComparison.Ordinal)
            ? $"Drop that {message.Split(' ')[2]} before this statement, and create it again behind it"
            : message.StartsWith("error in table ", StringComparison.Ordinal) ? "A constraint or another column needs it: rebuild the table with `migrationkit new NAME --rebuild TABLE`"
            : "Correct the statement";
}
