using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>A foreign key with the migration that declared it. A class, because lists of structs are code that each process has to compile first.</summary>
internal sealed record DeclaredKey(ForeignKey Key, SequencedMigration By);
