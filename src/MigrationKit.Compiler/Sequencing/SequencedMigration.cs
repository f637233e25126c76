using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>A migration at its place: ordinals count from 1, versioned ones first, then repeatables by id.</summary>
internal sealed record SequencedMigration(
    int Ordinal,
    MigrationFileName Name,
    SqlFile UpFile,
    SqlScript Up,
    SqlFile? DownFile,
    SqlScript? Down,
    bool IsLocked)
{
    public string Id => Name.Id;
}
