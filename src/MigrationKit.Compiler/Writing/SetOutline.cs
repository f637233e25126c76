using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// What the generated file of a set depends on, and nothing more. <see cref="Folder"/> is shown, <see cref="Name"/> is what
/// the history is kept under; without a snapshot there is no <see cref="SchemaFingerprint"/>. Cached by the generator: strings, numbers and equatable arrays only.
/// </summary>
internal sealed record SetOutline(
    SetClass Class,
    string Name,
    string Folder,
    string ChainHead,
    EquatableArray<string> Ids,
    EquatableArray<StepMethod> Steps,
    string? SchemaFingerprint);
