using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5001ForeignKeySwitch()
    : HazardRule("MK5001", "foreign_keys switch with another effect", Severity.Warning, HazardKind.ForeignKeySwitch)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        hazard.Detail == "on"
            ? "This switches nothing: SQLite ignores it inside a transaction, where the runner executes the script, so foreign keys are what the "
              + "app's connection says. Remove the line; to enforce foreign keys, put 'Foreign Keys=True' into the connection string."
            : $"Foreign keys are off for a part of the script only: {hazard.Detail}. So the script runs outside a transaction, and if a statement "
              + "fails, those before it stay. Put the part that needs foreign keys off in a migration of its own.";
}
