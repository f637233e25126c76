using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5015AddedColumn()
    : HazardRule("MK5015", "ADD COLUMN fails on rows", Severity.Warning, HazardKind.AddedColumn)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"ADD COLUMN '{hazard.Detail}' {Fails(hazard.Other)}";

    private static string Fails(string risk) => risk switch
    {
        AddedColumn.PrimaryKey => "with PRIMARY KEY always fails. Rebuild the table: `migrationkit new NAME --rebuild TABLE`.",
        AddedColumn.Unique => "with UNIQUE always fails. Add the column plainly, then CREATE UNIQUE INDEX.",
        AddedColumn.NotNull => "is NOT NULL without a default, which fails once the table has rows. Give it a default, or add it without NOT NULL.",
        AddedColumn.MovingDefault =>
            "has a default that is worked out anew for each row, which fails once the table has rows. Add it with a constant default or none, then fill it by UPDATE.",
        AddedColumn.Stored => "is GENERATED … STORED, which ADD COLUMN refuses once the table has rows. Make it VIRTUAL, or rebuild the table: `migrationkit new NAME --rebuild TABLE`.",
        _ => "has REFERENCES and a default that is not NULL, which fails once the table has rows while foreign keys are on. Add it without the default, then fill it by UPDATE.",
    };
}
