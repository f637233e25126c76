using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK3004DownWithoutUp()
    : SequenceFactRule("MK3004", "Down without up", Severity.Warning, SequenceFactKind.DownWithoutUp)
{
    protected override string Message(SequenceFact fact) =>
        $"'{fact.Path}' is a down script, and there is no up script '{fact.Detail}'{Meant(fact)}. Add the up script, give both one name, "
        + "or delete this file.";

    private static string Meant(SequenceFact fact) => fact.Other.Length == 0 ? "" : $" (of that version there is '{fact.Other}')";
}
