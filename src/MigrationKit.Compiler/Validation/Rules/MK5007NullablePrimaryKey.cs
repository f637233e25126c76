using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5007NullablePrimaryKey()
    : HazardRule("MK5007", "Primary key takes NULL", Severity.Warning, HazardKind.NullablePrimaryKey)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"The primary key '{hazard.Detail}' is declared {hazard.Other} and takes NULL, in any number of rows: in SQLite only INTEGER PRIMARY KEY is "
        + "numbered by itself, and no other primary key excludes NULL. Write INTEGER PRIMARY KEY, or add NOT NULL.";
}
