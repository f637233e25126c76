using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5002RebuildUnderCascade()
    : HazardRule("MK5002", "DROP TABLE works on rows of other tables", Severity.Warning, HazardKind.DropCascades)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"Foreign keys are on, so DROP TABLE {hazard.Detail} first deletes its rows, and with them changes those that refer to it: "
        + $"{hazard.Other}. Nothing fails, and what they held is gone. To rebuild the table, begin the script with 'PRAGMA foreign_keys = OFF', or let "
        + $"{Command.Rebuild(context, hazard.Detail)} write it; if the rows shall go, drop or change the other tables first.";
}
