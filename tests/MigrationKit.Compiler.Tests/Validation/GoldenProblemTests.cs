using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Tests.Shared;

namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>
/// A case is a folder below Cases: Migrations with scripts, journal and lock files, and the problems that come of it.
/// A case whose name ends in '-in-ci' is compiled as in continuous integration, one in '-postgresql' in that dialect,
/// one in '-on-3.35.5' for that engine.
/// </summary>
public sealed class GoldenProblemTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests/MigrationKit.Compiler.Tests/Validation/Cases");

    public static TheoryData<string> Cases =>
        new(Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheProblemsAreTheOnesThatWereAccepted(string name)
    {
        var text = new StringBuilder();
        foreach (var problem in MigrationCompiler.Compile(Read(name)).Problems)
        {
            var severity = problem.Severity == Severity.Error ? "error" : "warning";
            var (line, column) = (problem.Range.StartLine, problem.Range.StartColumn);
            text.Append($"{problem.Path}({line},{column}): {severity} {problem.RuleId}: {problem.Message}\n");
        }

        Snapshot.Match(Path.Combine(Folder, name, "problems.verified.txt"), text.ToString());
    }

    private static SetSource Read(string name)
    {
        var root = Path.Combine(Folder, name, "Migrations");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => FileBytes.Read(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes(path)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .ToLookup(file => SetFileKinds.Of(file.Path));
        return new SetSource(
            "Migrations",
            files[SetFileKind.Script].ToEquatableArray(),
            files[SetFileKind.Journal].SingleOrDefault(),
            files[SetFileKind.LockFile].ToEquatableArray(),
            name.EndsWith("-postgresql", StringComparison.Ordinal) ? SqlDialect.PostgreSql : SqlDialect.Sqlite,
            name.EndsWith("-in-ci", StringComparison.Ordinal))
        {
            MinimumSqlite = name.EndsWith("-on-3.35.5", StringComparison.Ordinal) ? "3.35.5" : "",
        };
    }
}
