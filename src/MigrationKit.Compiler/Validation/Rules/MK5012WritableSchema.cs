using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5012WritableSchema()
    : HazardRule("MK5012", "writable_schema", Severity.Warning, HazardKind.WritableSchema)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        "PRAGMA writable_schema lets statements write SQLite's own catalog, and one wrong character there makes the database unreadable. "
        + "Rebuild the table instead: `migrationkit new NAME --rebuild TABLE`.";
}
