using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// What the rules may look at. <see cref="SetFolder"/> is the folder as the user knows it ('Migrations').
/// <see cref="IsContinuousIntegration"/>: what is not locked is about to ship.
/// </summary>
internal sealed record ValidationContext(
    string SetFolder,
    EquatableArray<ParsedFile> Files,
    MigrationSequence Sequence,
    bool IsContinuousIntegration);
