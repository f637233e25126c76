using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// A rule of the lock gate: each departure of one kind from a lock file. It stands at the first line of the migration's file
/// (the old text is not known, so no smaller place is), or at the lock file's line where the migration has no file any more.
/// </summary>
internal abstract class LockDifferenceRule(
    string id, string title, Severity severity, LockDifferenceKind kind, bool guardsHistory)
    : Rule(id, title, severity, guardsHistory)
{
    public sealed override bool ConcernsTheFile => true;

    public sealed override IEnumerable<Problem> Check(ValidationContext context) => context.Sequence.LockDifferences.Count == 0 ? [] : Found(context);

    // By itself, so that where there is none the query is not even loaded.
    private IEnumerable<Problem> Found(ValidationContext context) =>
        from difference in context.Sequence.LockDifferences
        where difference.Kind == kind
        select At(difference.Path, Place(context, difference), Message(difference, new LockWording(context, difference)));

    protected abstract string Message(LockDifference difference, LockWording wording);

    private static SourceRange Place(ValidationContext context, LockDifference difference) =>
        difference.Path == difference.LockPath
            ? new SourceRange(Math.Max(1, difference.Line), 1, Math.Max(1, difference.Line), 1)
            : context.FirstLine(difference.Path);
}
