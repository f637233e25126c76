using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>What the generated file of a set's schema depends on. Cached by the generator: strings and equatable arrays only.</summary>
internal sealed record SchemaOutline(SetClass Class, string Folder, SchemaSnapshot Snapshot);
