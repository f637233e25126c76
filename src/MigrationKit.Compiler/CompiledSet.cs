using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Compiler;

/// <summary>All that is known of a set. <paramref name="Files"/> stand in the order of the source's scripts.</summary>
internal sealed record CompiledSet(
    SetSource Source,
    EquatableArray<ParsedFile> Files,
    MigrationSequence Sequence,
    EquatableArray<Problem> Problems);
