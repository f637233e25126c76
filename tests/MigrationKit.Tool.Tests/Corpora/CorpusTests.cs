using System.Text;
using Microsoft.Data.Sqlite;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Sqlite;
using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Tests.Corpora;

/// <summary>
/// A folder means to us what it means to the engine: the same statements, the same schema, no row lost. Always over the folders in Own/, one a
/// naming style; and over those that MIGRATIONKIT_CORPORA names, which is how real projects' folders are tried (docs/corpora.md).
/// </summary>
public sealed class CorpusTests
{
    private static readonly string Own = Path.Combine(RepositoryRoot.Path, "tests", "MigrationKit.Tool.Tests", "Corpora", "Own");

    private static readonly string? Elsewhere = Environment.GetEnvironmentVariable("MIGRATIONKIT_CORPORA");

    private static readonly Dictionary<string, Corpus> All =
        CorpusManifest.Read(Own).Concat(Elsewhere is null ? [] : CorpusManifest.Read(Elsewhere)).ToDictionary(corpus => corpus.Name);

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AFolderMeansToUsWhatItMeansToTheEngine(string name)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(await Compare(All[name]));
        if (Elsewhere is null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine("MIGRATIONKIT_CORPORA is not set: only the repository's own folders are tried.");
        }
    }

    [Fact]
    public async Task AFolderOfTheOtherStyleIsFoundOut()
    {
        // It leaves a transaction that without its tool there is not: the engine refuses it, and this comparison with it.
        var corpus = All["journalled"] with { Style = CorpusStyle.Plain };

        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => Compare(corpus));
    }

    [Fact]
    public void EachOwnFolderIsInTheManifest() => Assert.Equal(
        Directory.GetDirectories(Own).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
        CorpusManifest.Read(Own).Select(corpus => Path.GetFileName(corpus.Folder)).Order(StringComparer.Ordinal));

    private static async Task<string> Compare(Corpus corpus)
    {
        var folder = Folder.Compile(corpus.Folder, corpus.Dialect);
        var errors = folder.Problems().Where(problem => problem.IsError()).Select(problem => problem.ToString()).ToList();
        Assert.True(errors.Count == 0, $"{corpus.Name} does not compile:\n" + string.Join('\n', errors));
        var migrations = folder.Set.Sequence.Migrations;
        var statements = migrations.Sum(migration => migration.Up.Statements.Count);
        var counts = $"{corpus.Name}: {folder.Set.Source.Scripts.Count} files, {migrations.Count} migrations, {statements} statements";
        if (corpus.Style == CorpusStyle.Compiles)
        {
            return counts;
        }

        using var engine = new CorpusEngine();
        foreach (var migration in migrations)
        {
            RunByItself(engine, migration, corpus.Style);
        }

        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var report = await SqliteMigrator.MigrateAsync(connection, FolderSet.Of(folder, "Migrations"));
        var expected = engine.Contents();
        Assert.Equal(expected, CorpusEngine.Contents(connection));
        Assert.Equal(migrations.Count, report.Migrations.Count);
        return $"{counts}, {expected.Count(line => line.StartsWith("table ", StringComparison.Ordinal))} tables, {report.Transactions} transactions";
    }

    private static void RunByItself(CorpusEngine engine, SequencedMigration migration, CorpusStyle style)
    {
        if (style == CorpusStyle.Tx)
        {
            engine.Run("BEGIN");
        }

        var ends = engine.Run(migration.Up.Text);
        if (style == CorpusStyle.Tx)
        {
            engine.Run("COMMIT");
        }

        // Where no ';' ends it, the engine's last statement takes in what follows.
        var length = Encoding.UTF8.GetByteCount(migration.Up.Text);
        Assert.Equal(ends, migration.Up.Statements.Select(statement => statement.IsTerminated ? statement.ByteEnd : length));
    }
}
