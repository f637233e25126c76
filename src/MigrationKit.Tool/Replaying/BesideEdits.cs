using MigrationKit.Compiler;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Validation.Rules;
using MigrationKit.Replay;
using MigrationKit.Replay.Engine;

namespace MigrationKit.Tool.Replaying;

/// <summary>
/// What a replay finds where migrations that have shipped were edited, and nothing else is wrong: the errors of what is new are told beside the edits, so that
/// they take one build. It runs the files as they are, so each says what it was seen behind; nothing is kept of such a run.
/// </summary>
internal static class BesideEdits
{
    private static readonly string Edited = new MK3101LockedMigrationEdited().Id;

    /// <summary>Whether edits of locked migrations are all that keeps the set from running.</summary>
    public static bool AreAll(EquatableArray<Problem> problems) =>
        problems.Any(problem => problem.RuleId == Edited) && problems.All(problem => problem.Severity != Severity.Error || problem.RuleId == Edited);

    /// <returns>Null where migrations would have to run that have no text.</returns>
    public static EquatableArray<Problem>? Find(NativeEngine engine, CompiledSet set, ReplayOptions options)
    {
        if (SetReplay.TryRun(engine, set, options) is not { } result)
        {
            return null;
        }

        var edits = set.Problems.Where(problem => problem.RuleId == Edited).ToList();
        var seen = $" (This was seen behind '{edits[0].Path}' as it is edited{(edits.Count > 1 ? FormattableString.Invariant($", and {edits.Count - 1} more") : "")}; restored, it may be otherwise.)";
        var isNew = set.Sequence.Migrations.Where(migration => !migration.IsLocked)
            .SelectMany(migration => new[] { migration.UpFile.Path, migration.DownFile?.Path ?? "" }).ToHashSet(StringComparer.Ordinal);
        return MigrationCompiler.Judge(set, result.Facts, result.Coverage)
            .Where(problem => problem.Severity == Severity.Error && isNew.Contains(problem.Path))
            .Select(problem => problem with { Message = problem.Message + seen })
            .ToEquatableArray();
    }
}
