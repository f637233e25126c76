using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>At the line of the lock file; one whose impact is not known says nothing that could be wrong.</summary>
internal sealed class MK4021LockedImpactDiffers()
    : ReplayFactRule("MK4021", "Locked impact differs", Severity.Error, ReplayFactKind.LockedImpactDiffers)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"'{fact.Path}' says of '{fact.Detail}' what it does not do: running it is {fact.Other}. An older program starts on a newer database by this word. "
        + "Restore the line, or let `migrationkit lock` write what the replay says, and review it.";

    protected override SourceRange PlaceOf(ValidationContext context, ReplayFact fact)
    {
        var line = context.Sequence.LockFiles.Where(file => file.Path == fact.Path).SelectMany(file => file.Entries)
            .Where(entry => entry.Id == fact.Detail).Select(entry => entry.Line).DefaultIfEmpty(1).First();
        return new SourceRange(line, 1, line, 1);
    }
}
