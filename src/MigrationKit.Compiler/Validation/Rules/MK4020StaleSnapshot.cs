namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>In continuous integration; a build on a developer's machine writes the file instead.</summary>
internal sealed class MK4020StaleSnapshot()
    : ReplayFactRule("MK4020", "Stale schema snapshot", Severity.Error, ReplayFactKind.StaleSnapshot)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"'{fact.Path}' is not what the migrations make: {fact.Detail}. Build the project on your machine, or run `migrationkit schema --write`, and commit the file.";
}
