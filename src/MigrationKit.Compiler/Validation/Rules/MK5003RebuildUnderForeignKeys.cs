using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5003RebuildUnderForeignKeys()
    : HazardRule("MK5003", "Rebuild of a referenced table under foreign keys", Severity.Warning, HazardKind.RebuildUnderForeignKeys, HazardKind.RebuildUnderDeferredForeignKeys)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        hazard.Kind == HazardKind.RebuildUnderDeferredForeignKeys
            ? $"Deferred foreign keys do not carry this rebuild: DROP TABLE {hazard.Detail} counts the rows of {hazard.Other} as left without a parent, "
              + $"the rename does not count them back, and COMMIT fails although they have one. {Remedy(context, hazard)}"
            : $"Once rows of {hazard.Other} refer to it, DROP TABLE {hazard.Detail} fails: foreign keys are on. {Remedy(context, hazard)}";

    private static string Remedy(ValidationContext context, Hazard hazard) =>
        $"Begin the script with 'PRAGMA foreign_keys = OFF', or let {Command.Rebuild(context, hazard.Detail)} write it.";
}
