using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK1003IdsDifferOnlyInCase()
    : SequenceFactRule("MK1003", "Ids differ only in case", Severity.Warning, SequenceFactKind.IdsDifferOnlyInCase)
{
    protected override string Message(SequenceFact fact) => BaselineFile.Is(fact.Path)
        ? $"A set has one '{BaselineFile.FileName}', and on Windows and macOS '{fact.Path}' and '{fact.Other}' can be one file. Only '{fact.Other}' is read: "
            + "delete the other one."
        : $"The id of '{fact.Path}' differs from '{fact.Other}' only in upper and lower case: on Windows and macOS they can be one "
        + "file, and one history row on databases that ignore case. Rename the one that has not shipped.";
}
