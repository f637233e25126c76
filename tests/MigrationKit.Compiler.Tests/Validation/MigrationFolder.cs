using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>A made-up 'Migrations' folder, compiled as a host would; each step answers another one.</summary>
internal sealed record MigrationFolder
{
    private const string JournalPath = "meta/_journal.json";

    private SortedDictionary<string, SqlFile> Files { get; init; } = new(StringComparer.Ordinal);

    private SqlFile? JournalFile { get; init; }

    private SqlFile? LockFile { get; init; }

    private SqlDialect Dialect { get; init; } = SqlDialect.Sqlite;

    private bool IsContinuousIntegration { get; init; }

    private string OldestSqlite { get; init; } = "";

    public static MigrationFolder Script(string text) => With(("0001_a.sql", text));

    public static MigrationFolder With(params (string Path, string Text)[] files) =>
        files.Aggregate(new MigrationFolder(), (folder, file) => folder.And(file.Path, file.Text));

    public static MigrationFolder Bytes(ReadOnlySpan<byte> bytes) => new MigrationFolder().And(FileBytes.Read("0001_a.sql", bytes.ToArray()));

    public MigrationFolder And(string path, string text) => And(new SqlFile(path, NormalisedText.Of(text)));

    public MigrationFolder And(SqlFile file) => this with { Files = new(Files, StringComparer.Ordinal) { [file.Path] = file } };

    public MigrationFolder Edit(string path, string text)
    {
        Assert.True(Files.ContainsKey(path));
        return And(path, text);
    }

    public MigrationFolder Without(string path) =>
        this with { Files = new(Files.Where(file => file.Key != path).ToDictionary(), StringComparer.Ordinal) };

    public MigrationFolder In(SqlDialect dialect) => this with { Dialect = dialect };

    public MigrationFolder MinimumSqlite(string version) => this with { OldestSqlite = version };

    public MigrationFolder InContinuousIntegration() => this with { IsContinuousIntegration = true };

    public MigrationFolder Journal(string text) => this with { JournalFile = new SqlFile(JournalPath, text) };

    public MigrationFolder JournalOf(params string[] tags) =>
        Journal($"{{\"entries\":[{string.Join(",", tags.Select((tag, i) => $"{{\"idx\":{i},\"when\":{i},\"tag\":\"{tag}\"}}"))}]}}");

    public MigrationFolder Locked(string environment = "") => this with
    {
        LockFile = new SqlFile(
            environment.Length == 0 ? "migrations.lock" : $"migrations.{environment}.lock", LockFileWriter.Write(Compile().Sequence)),
    };

    public MigrationFolder EditLock(Func<string, string> edit)
    {
        Assert.NotEqual(LockFile!.Text, edit(LockFile.Text));
        return this with { LockFile = LockFile with { Text = edit(LockFile.Text) } };
    }

    /// <summary>Exactly these, in this order: '0001_a.sql(1,8): error MK2003'. A problem that is not mentioned fails the test.</summary>
    public void Reports(params string[] expected) =>
        Assert.Equal(
            expected,
            Problems().Select(problem =>
                $"{problem.Path}({problem.Range.StartLine},{problem.Range.StartColumn}): {SeverityOf(problem)} {problem.RuleId}"));

    public void ReportsNothing() => Reports();

    /// <summary>One problem, of this rule, wherever it stands.</summary>
    public void ReportsOnly(string ruleId) => Assert.Equal([ruleId], Problems().Select(problem => problem.RuleId));

    public void DoesNotReport(string ruleId) => Assert.DoesNotContain(Problems(), problem => problem.RuleId == ruleId);

    /// <summary>The first problem of the rule has one line, and in it all of these.</summary>
    public void Says(string ruleId, params string[] parts)
    {
        var message = Problems().First(problem => problem.RuleId == ruleId).Message;
        Assert.DoesNotContain('\n', message);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    public MigrationSequence Sequence() => Compile().Sequence;

    public EquatableArray<Problem> Problems() => Compile().Problems;

    private static string SeverityOf(Problem problem) => problem.Severity == Severity.Error ? "error" : "warning";

    private CompiledSet Compile() => MigrationCompiler.Compile(new SetSource(
        "Migrations",
        Files.Values.ToEquatableArray(),
        JournalFile,
        LockFile is null ? EquatableArray<SqlFile>.Empty : new EquatableArray<SqlFile>([LockFile]),
        Dialect,
        IsContinuousIntegration)
    {
        MinimumSqlite = OldestSqlite,
    });
}
