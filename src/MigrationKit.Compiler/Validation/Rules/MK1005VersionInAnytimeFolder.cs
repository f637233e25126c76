using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK1005VersionInAnytimeFolder()
    : SequenceFactRule("MK1005", "Version in a run-anytime folder", Severity.Warning, SequenceFactKind.VersionInAnytimeFolder)
{
    protected override string Message(SequenceFact fact) =>
        $"'{fact.Path}' is repeatable by its folder, and its version {fact.Detail} counts for nothing: in '{fact.Other}' grate and RoundhousE keep what runs behind all "
        + "versioned migrations, and again whenever it changes. If it is to run once, in its turn, rename the folder or move the file out of it; "
        + "if it is meant, say so with '-- migration:allow MK1005'.";
}
