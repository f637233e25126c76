using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>A hazard in the up script of a migration, or in its down script.</summary>
internal readonly record struct FoundHazard(SequencedMigration Migration, Hazard Hazard, bool IsDown = false)
{
    public Discovery.SqlFile File => IsDown ? Migration.DownFile! : Migration.UpFile;
}
