using MigrationKit.Compiler.Sequencing;
using MigrationKit.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MigrationKit.Generator.Tests;

/// <summary>What runs again after an edit, in both directions: too much costs every key stroke, too little keeps old SQL.</summary>
public sealed class CachingTests
{
    private readonly TestProject _project = Project();

    [Fact]
    public void EditingCSharpRunsNothingAgain()
    {
        var (driver, compilation) = (_project.Driver().RunGenerators(_project.Compilation()), _project.Compilation());
        var result = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class C;"))).GetRunResult().Results.Single();

        foreach (var name in StepNames.All)
        {
            Assert.All(Reasons(result, name), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        }

        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void EditingAScriptRunsItsOwnParsingItsSetAndItsChunkAgain()
    {
        var result = AfterReplacing("Migrations/0070_x.sql", "CREATE TABLE other(a);\n");

        Assert.Equal(1, Count(result, StepNames.Files, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, StepNames.Parsed, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, StepNames.Sets, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, StepNames.Compiled, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, StepNames.Outlines, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, StepNames.Chunks, IncrementalStepRunReason.Modified));
        // Of the outputs: the set's file and the chunk's; the other set and the other chunks are as they were.
        Assert.Equal(2, OutputReasons(result).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void EditingAScriptChangesItsGeneratedText()
    {
        var result = AfterReplacing("Migrations/0070_x.sql", "CREATE TABLE other(a);\n");

        Assert.Contains(result.GeneratedSources, source => source.SourceText.ToString().Contains("CREATE TABLE other(a);", StringComparison.Ordinal));
        Assert.DoesNotContain(result.GeneratedSources, source => source.SourceText.ToString().Contains("CREATE TABLE t70(a);", StringComparison.Ordinal));
    }

    [Fact]
    public void EditingAScriptDoesNotWriteTheSchemaAgain() => Assert.All(
        Reasons(AfterReplacing("Migrations/0070_x.sql", "CREATE TABLE other(a);\n"), StepNames.Schemas),
        reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));

    [Fact]
    public void AnotherSnapshotWritesTheSchemaAndTheSetAgainAndNoChunk()
    {
        var result = AfterReplacing("Migrations/schema.snapshot", Snapshot("b"));

        Assert.Equal(1, Count(result, StepNames.Schemas, IncrementalStepRunReason.Modified));
        Assert.Equal(1, Count(result, StepNames.Outlines, IncrementalStepRunReason.Modified));
        Assert.Equal(0, Count(result, StepNames.Chunks, IncrementalStepRunReason.Modified));
        Assert.Equal(2, OutputReasons(result).Count(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void SavingAScriptUnchangedParsesNothing()
    {
        var result = AfterReplacing("Migrations/0070_x.sql", Script(70));

        Assert.Equal(1, Count(result, StepNames.Files, IncrementalStepRunReason.Unchanged));
        Assert.All(Reasons(result, StepNames.Parsed), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void AFileOfNoSetRunsNothingBehindTheFiles()
    {
        var driver = _project.Driver().RunGenerators(_project.Compilation())
            .AddAdditionalTexts([new InMemoryFile($"{TestProject.Directory}/notes.txt", "x")]);
        var result = driver.RunGenerators(_project.Compilation()).GetRunResult().Results.Single();

        Assert.All(Reasons(result, StepNames.Parsed), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(OutputReasons(result), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void OptionsThatSayTheSameParseNothing()
    {
        var driver = _project.Driver().RunGenerators(_project.Compilation()).WithUpdatedAnalyzerConfigOptions(Project().Options());
        var result = driver.RunGenerators(_project.Compilation()).GetRunResult().Results.Single();

        Assert.Equal(IncrementalStepRunReason.Unchanged, Assert.Single(Reasons(result, StepNames.Settings)));
        Assert.All(Reasons(result, StepNames.Files), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    /// <summary>Reading them costs as much as all the rest of an edit: a thousand lines, and the chain over them.</summary>
    [Fact]
    public void EditingAScriptReadsNeitherTheLockFileNorTheSnapshotAgain()
    {
        var parsed = AfterReplacing("Migrations/0070_x.sql", "CREATE TABLE other(a);\n").TrackedSteps[StepNames.Parsed]
            .SelectMany(run => run.Outputs)
            .Where(output => ((ParsedSetFile)output.Value) is { Parsed: null })
            .ToList();

        Assert.Equal(["migrations.lock", "schema.snapshot"], parsed.Select(output => ((ParsedSetFile)output.Value).Origin.File.Path).Order());
        Assert.All(parsed, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void AnotherLockFileParsesNoScriptAgainAndIsHeeded()
    {
        var result = AfterReplacing("Migrations/migrations.lock", "not one");

        Assert.Equal(1, Count(result, StepNames.Parsed, IncrementalStepRunReason.Modified));
        Assert.Contains(result.Diagnostics, diagnostic => diagnostic.Id == "MK3107");
    }

    private static TestProject Project()
    {
        var project = new TestProject().With("Other/Migrations/0001_x.sql", Script(0));
        for (var i = 1; i <= 200; i++)
        {
            project.With($"Migrations/{i:d4}_x.sql", Script(i));
        }

        return project.With("Migrations/schema.snapshot", Snapshot("a")).With("Migrations/migrations.lock", EmptyLock);
    }

    private static readonly string EmptyLock = LockFileWriter.Write([]);

    private static string Snapshot(string column) => $"# migrationkit snapshot 1\n\ntable t\n  column {column}\n";

    private static string Script(int i) => $"CREATE TABLE t{i}(a);\n";

    private GeneratorRunResult AfterReplacing(string path, string text)
    {
        var old = _project.Files.Single(file => file.Path == $"{TestProject.Directory}/{path}");
        return _project.Driver().RunGenerators(_project.Compilation())
            .ReplaceAdditionalText(old, new InMemoryFile(old.Path, text))
            .RunGenerators(_project.Compilation())
            .GetRunResult().Results.Single();
    }

    private static int Count(GeneratorRunResult result, string step, IncrementalStepRunReason reason) => Reasons(result, step).Count(found => found == reason);

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult result) =>
        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason);
}
