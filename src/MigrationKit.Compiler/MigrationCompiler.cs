using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Compiler;

/// <summary>
/// The stages in their order. What is wrong with the files comes back as problems; an exception is our own fault, and the host
/// reports it (MK9001).
/// </summary>
internal static class MigrationCompiler
{
    public static CompiledSet Compile(SetSource source) =>
        Compile(
            source,
            source.Scripts.Select(file => Parse(file, source.Dialect)).ToEquatableArray(),
            source.LockFiles.Select(LockFileReader.Read).ToEquatableArray());

    /// <summary>The same with files that were parsed before: a host that caches them parses only what changed.</summary>
    public static CompiledSet Compile(SetSource source, EquatableArray<ParsedFile> files, EquatableArray<LockFile> locks)
    {
        var sequence = Sequencer.Sequence(files, source.Journal, locks);
        var context = new ValidationContext(source.Folder, files, sequence, source.IsContinuousIntegration)
        {
            MinimumSqlite = source.MinimumSqlite,
        };
        return new CompiledSet(source, files, sequence, Validator.Check(context));
    }

    /// <summary>The problems that running a set showed, and no others: what its files say by themselves is in the set already.</summary>
    /// <param name="set">The set, compiled.</param>
    /// <param name="replay">What was seen.</param>
    /// <param name="coverage">What was looked at to the end; null for nothing.</param>
    public static EquatableArray<Problem> Judge(CompiledSet set, EquatableArray<ReplayFact> replay, ReplayCoverage? coverage = null)
    {
        var context = new ValidationContext(set.Source.Folder, set.Files, set.Sequence, set.Source.IsContinuousIntegration)
        {
            Replay = replay,
            Coverage = coverage ?? ReplayCoverage.Nothing,
            MinimumSqlite = set.Source.MinimumSqlite,
            AppsSqlite = coverage?.Engine ?? "",
        };
        var problems = Validator.Check(context);
        if (set.Problems.Count == 0)
        {
            return problems;
        }

        var known = new HashSet<string>(set.Problems.Select(KeyOf), StringComparer.Ordinal);
        return problems.Where(problem => !known.Contains(KeyOf(problem))).ToEquatableArray();
    }

    // A text, because to compare problems by their parts is code that is compiled while a build waits.
    private static string KeyOf(Problem problem) => FormattableString.Invariant(
        $"{problem.RuleId} {problem.Range.StartLine} {problem.Range.StartColumn} {problem.Range.EndLine} {problem.Range.EndColumn} {problem.Path}\n{problem.Message}");

    /// <summary>All that one file says by itself.</summary>
    public static ParsedFile Parse(SqlFile file, SqlDialect dialect) =>
        FileParser.Parse(file, FileNameReader.Read(file.Path), dialect);
}
