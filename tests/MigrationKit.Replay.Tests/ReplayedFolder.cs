using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay.Tests;

/// <summary>A made-up 'Migrations' folder, compiled and replayed on the bundled engine.</summary>
internal sealed record ReplayedFolder(IReadOnlyList<SqlFile> Files)
{
    private SqlFile? LockFile { get; init; }

    private string OldestSqlite { get; init; } = "";

    private ReplayOptions Options { get; init; } = new(TimeSpan.FromMinutes(1));

    public static ReplayedFolder Script(string text) => With(("0001_a.sql", text));

    public static ReplayedFolder With(params (string Path, string Text)[] files) =>
        new([.. files.Select(file => new SqlFile(file.Path, NormalisedText.Of(file.Text)))]);

    /// <summary>'-- 0001_a.sql' alone on a line begins a file; text without such a line is one file.</summary>
    public static ReplayedFolder Read(string text)
    {
        var files = new List<(string Path, string Text)>();
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            if (line.StartsWith("-- 0", StringComparison.Ordinal) && line.EndsWith(".sql", StringComparison.Ordinal))
            {
                files.Add((line[3..], ""));
            }
            else
            {
                files = files.Count == 0 ? [("0001_a.sql", "")] : files;
                files[^1] = (files[^1].Path, files[^1].Text + line + "\n");
            }
        }

        return With([.. files]);
    }

    public ReplayedFolder And(string path, string text) => this with { Files = [.. Files, new SqlFile(path, NormalisedText.Of(text))] };

    /// <summary>What is there now has shipped.</summary>
    public ReplayedFolder Locked() => this with { LockFile = new SqlFile("migrations.lock", LockFileWriter.Write(Compile().Sequence)) };

    /// <summary>The same, with the impact that the lock file gives each.</summary>
    public ReplayedFolder Locked(params string[] impacts) => this with
    {
        LockFile = new SqlFile("migrations.lock", LockFileWriter.Write(Compile().Sequence.Migrations
            .Zip(impacts, (migration, impact) => new LockEntry(migration.Id, migration.Up.Checksum, migration.Up.Fingerprint, 0) { Impact = impact }))),
    };

    public ReplayedFolder MinimumSqlite(string version) => this with { OldestSqlite = version };

    public ReplayedFolder Within(TimeSpan limit) => this with { Options = Options with { TimeLimit = limit } };

    public ReplayedFolder EndedBy(CancellationToken cancellationToken) => this with { Options = Options with { TimeLimit = Timeout.InfiniteTimeSpan, CancellationToken = cancellationToken } };

    public ReplayedFolder CachedIn(string file) => this with { Options = Options with { CacheFile = file } };

    public ReplayedFolder WatchingTheSchema() => this with { Options = Options with { WatchesSchema = true } };

    /// <summary>This is the schema.snapshot that is there.</summary>
    public ReplayedFolder Committed(string? snapshot) => this with { Options = Options with { Snapshot = snapshot is null ? null : new CommittedSnapshot(snapshot) } };

    public ReplayResult Replay() => SetReplay.Run(Engines.Bundled, Compile(), Options);

    public string? Inspect(Func<MigrationKit.Replay.Engine.ScratchDatabase, string?> look) => SetReplay.Inspect(Engines.Bundled, Compile(), look);

    /// <summary>Exactly these, in this order: '0002_b.sql(1,8): error MK4002'.</summary>
    public void Reports(params string[] expected) =>
        Assert.Equal(expected, Problems().Select(problem => $"{Place(problem)}: {SeverityOf(problem)} {problem.RuleId}"));

    public void ReportsNothing() => Assert.Equal("", Text());

    public void ReportsOnly(string ruleId) => Assert.Equal([ruleId], Problems().Select(problem => problem.RuleId).Distinct());

    public void Says(string ruleId, params string[] parts)
    {
        var message = Problems().First(problem => problem.RuleId == ruleId).Message;
        Assert.DoesNotContain('\n', message);
        Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    /// <summary>The problems as lines.</summary>
    public string Text() => string.Concat(Problems().Select(problem => $"{Place(problem)}: {SeverityOf(problem)} {problem.RuleId}: {problem.Message}\n"));

    public EquatableArray<Problem> Judge(params ReplayFact[] facts) => MigrationCompiler.Judge(Compile(), new EquatableArray<ReplayFact>(facts));

    private static string Place(Problem problem) => $"{problem.Path}({problem.Range.StartLine},{problem.Range.StartColumn})";

    private static string SeverityOf(Problem problem) => problem.Severity == Severity.Error ? "error" : "warning";

    private EquatableArray<Problem> Problems()
    {
        var set = Compile();
        Assert.DoesNotContain(set.Problems, problem => problem.Severity == Severity.Error);
        var result = SetReplay.Run(Engines.Bundled, set, Options);
        return MigrationCompiler.Judge(set, result.Facts, result.Coverage);
    }

    public CompiledSet Compile() => MigrationCompiler.Compile(new SetSource(
        "Migrations",
        Files.ToEquatableArray(),
        null,
        LockFile is null ? EquatableArray<SqlFile>.Empty : new EquatableArray<SqlFile>([LockFile]),
        SqlDialect.Sqlite,
        false)
    {
        MinimumSqlite = OldestSqlite,
    });
}
