using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Compiler.Writing;
using MigrationKit.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator.Tests;

/// <summary>A fault of ours becomes MK9001: a generator that throws is switched off, and its code is missing without a reason.</summary>
public sealed class OwnFaultTests
{
    [Fact]
    public void AFileThatCannotBeReadIsReportedAndTheOthersAreCompiled()
    {
        var project = new TestProject().With("Migrations/0001_x.sql", "SELECT 1;").WithFile(new UnreadableFile());

        var generated = project.Generate();

        AssertIsOwnFault(Assert.Single(generated.Diagnostics), "the disk is gone");
        Assert.Equal("0001_x", Assert.Single(generated.LoadSet()).Id);
    }

    /// <summary>The compiler hands it over without a text, and says itself why.</summary>
    [Fact]
    public void AFileThatIsGoneIsTheCompilersToReport()
    {
        var generated = new TestProject().With("Migrations/0001_x.sql", "SELECT 1;").WithFile(new MissingFile()).Generate();

        Assert.Empty(generated.Diagnostics);
        Assert.Equal("0001_x", Assert.Single(generated.LoadSet()).Id);
    }

    [Fact]
    public void AParserThatThrowsIsReportedAtItsFile()
    {
        var file = new SetFile(new SetLocation("M", "M", "", "M"), "/p/M/", SetFileKind.Script, new SqlFile("1_x.sql", null!), SqlDialect.Sqlite);

        var parsed = ParsedSetFile.Parse(file, CancellationToken.None);

        Assert.Null(parsed.Parsed);
        Assert.Equal("1_x.sql", parsed.Fault!.Path);
    }

    [Fact]
    public void ASetThatCannotBeOrderedIsReportedAndNotWritten()
    {
        var empty = new SetSource("M", EquatableArray<SqlFile>.Empty, null, EquatableArray<SqlFile>.Empty, SqlDialect.Sqlite, false);
        var set = new ProjectSet(
            new SetLocation("M", "M", "", "M"), new SetClass("", "M", "public"), "M", "/p/M/", empty, new EquatableArray<ParsedFile>([null!]),
            EquatableArray<LockFile>.Empty, EquatableArray<Problem>.Empty, IsEmitted: true, AnalyzersRun: true);

        var result = SetResult.Of(set, CancellationToken.None);

        Assert.Equal("MK9001", Assert.Single(result.Problems).RuleId);
        Assert.Equal("MK9001", Assert.Single(SetReport.Of(result, CancellationToken.None).Problems).RuleId);
        Assert.Empty(OutlineSource.Of(result, CancellationToken.None));
        Assert.Empty(ChunkSource.Of(result, CancellationToken.None));
    }

    [Fact]
    public void AWriterThatThrowsIsReported()
    {
        var driver = CSharpGeneratorDriver.Create(new BrokenWriter()).RunGenerators(CSharpCompilation.Create("x"));

        var run = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(run.Exception);
        AssertIsOwnFault(Assert.Single(run.Diagnostics), "cannot write");
    }

    private static void AssertIsOwnFault(Diagnostic problem, string message)
    {
        Assert.Equal("MK9001", problem.Id);
        Assert.Contains(message, problem.GetMessage(null), StringComparison.Ordinal);
    }

    private sealed class UnreadableFile : AdditionalText
    {
        public override string Path => TestProject.Directory + "/Migrations/0002_y.sql";

        public override SourceText GetText(CancellationToken cancellationToken = default) => throw new IOException("the disk is gone");
    }

    private sealed class MissingFile : AdditionalText
    {
        public override string Path => TestProject.Directory + "/Migrations/0002_y.sql";

        public override SourceText? GetText(CancellationToken cancellationToken = default) => null;
    }

    private sealed class BrokenWriter : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.ParseOptionsProvider, static (output, _) => Emission.Add(output, "x", () => throw new InvalidOperationException("cannot write")));
    }
}
