using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>A hazard in the up script of a migration, or in its down script. A class, because lists and queries of structs are code that each process has to compile first.</summary>
internal sealed record FoundHazard(SequencedMigration Migration, Hazard Hazard, bool IsDown = false)
{
    public Discovery.SqlFile File => IsDown ? Migration.DownFile! : Migration.UpFile;
}
