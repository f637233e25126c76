using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A file with all that can be said of it alone. <see cref="Name"/> is null where the name cannot be read.
/// A down file has only <see cref="Down"/>; a file with sections has both.
/// Cached by the generator: strings, numbers and equatable arrays only.
/// </summary>
internal sealed record ParsedFile(
    SqlFile File,
    MigrationFileName? Name,
    SqlScript? Up,
    SqlScript? Down,
    EquatableArray<Fault> Faults);
