using System.Collections.Immutable;
using System.Text;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator.Tests;

/// <summary>Who reports what, where, and what a project can do about it.</summary>
public sealed class DiagnosticTests
{
    private const string Shipped = "CREATE TABLE t(a);\n";
    private const string Edited = "CREATE TABLE t(a, b);\n";

    [Fact]
    public async Task ALockedEditIsReportedByTheGeneratorAndNotAgainByTheAnalyzer()
    {
        var project = Locked(Edited);

        var problem = Assert.Single(project.Generate().Diagnostics);
        Assert.Equal("MK3101", problem.Id);
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
        Assert.Equal("/project/Migrations/0001_x.sql", problem.Location.GetLineSpan().Path);
        Assert.Equal(0, problem.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Empty(await project.AnalyzeAsync());
    }

    [Fact]
    public async Task AProjectSaysTheOldestSqlite()
    {
        var project = new TestProject().With("Migrations/0001_x.sql", "CREATE TABLE t(a TEXT) STRICT;\n");

        Assert.Empty(await project.AnalyzeAsync());
        var problem = Assert.Single(await project.WithProperty("MigrationKitMinimumSqlite", "3.35.5").AnalyzeAsync());
        Assert.Equal("MK5016", problem.Id);
    }

    [Fact]
    public void AnUneditedLockedMigrationIsNotReported() => Assert.Empty(Locked(Shipped).Generate().Diagnostics);

    [Theory]
    [InlineData(ReportDiagnostic.Suppress)]
    [InlineData(ReportDiagnostic.Hidden)]
    [InlineData(ReportDiagnostic.Warn)]
    public void ALockedEditCannotBeSilenced(ReportDiagnostic severity)
    {
        var problem = Assert.Single(Locked(Edited, severity).Generate().Diagnostics);

        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
    }

    [Fact]
    public async Task OtherProblemsAreTheAnalyzersAndCanBeSilenced()
    {
        var project = new TestProject().With("Migrations/nonsense.sql", "SELECT 1;");
        var silenced = new TestProject { Severities = Severity("MK1001", ReportDiagnostic.Suppress) }.With("Migrations/nonsense.sql", "SELECT 1;");

        Assert.Equal("MK1001", Assert.Single(await project.AnalyzeAsync()).Id);
        Assert.Empty(project.Generate().Diagnostics);
        Assert.Empty(await silenced.AnalyzeAsync());
    }

    [Theory]
    [InlineData("RunAnalyzers", "false", "", 1)]
    [InlineData("RunAnalyzers", "true", "", 0)]
    [InlineData("RunAnalyzersDuringBuild", "false", "", 1)]
    [InlineData("RunAnalyzers", "false", "true", 1)]
    [InlineData("RunAnalyzers", "true", "false", 0)]
    public void WhereAnalyzersDoNotRunTheGeneratorReportsAll(string property, string value, string duringBuild, int expected)
    {
        var project = new TestProject().With("Migrations/nonsense.sql", "SELECT 1;").WithProperty(property, value);
        if (duringBuild.Length > 0)
        {
            project.WithProperty("RunAnalyzersDuringBuild", duringBuild);
        }

        Assert.Equal(expected, project.Generate().Diagnostics.Length);
    }

    [Fact]
    public void TheAnalyzerSupportsEveryRuleThatTheGeneratorLeavesToIt() =>
        Assert.Equal(
            RuleCatalog.All.Where(rule => !SetReport.IsGate(rule.Id)).Select(rule => rule.Id).Order(StringComparer.Ordinal),
            new MigrationAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id));

    [Fact]
    public void TheGateIsTheRulesThatGuardHistoryAndOurOwnFaults() =>
        Assert.Equal(
            [.. RuleCatalog.All.Where(rule => rule.GuardsHistory).Select(rule => rule.Id), "MK9001"],
            RuleCatalog.All.Select(rule => rule.Id).Where(SetReport.IsGate));

    [Fact]
    public async Task AFileThatIsNotUtf8IsReported() => Assert.Contains("MK2001", await Ids([0x53, 0xFF, 0x3B], Encoding.Latin1));

    [Fact]
    public async Task AByteOrderMarkDoesNotHideInvalidBytes() => Assert.Contains("MK2001", await Ids([0xEF, 0xBB, 0xBF, 0x53, 0xFF, 0x3B], Encoding.UTF8));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AReplacementCharacterThatStandsInTheFileIsFine(bool withMark)
    {
        var text = Encoding.UTF8.GetBytes("SELECT '\uFFFD';");
        Assert.DoesNotContain("MK2001", await Ids(withMark ? [0xEF, 0xBB, 0xBF, .. text] : text, Encoding.UTF8));
    }

    [Fact]
    public async Task ALoneSurrogateIsReportedAndBreaksNothing()
    {
        var project = new TestProject().With("Migrations/0001_x.sql", SourceText.From("SELECT '\uD800';", Encoding.UTF8));

        Assert.Contains(await project.AnalyzeAsync(), problem => problem.Id == "MK2001");
        Assert.Empty(project.Generate().CompilerMessages());
    }

    [Fact]
    public async Task AProblemStandsAtItsLinesInAFileWithWindowsLineEnds()
    {
        var project = new TestProject().With("Migrations/0001_x.sql", "SELECT 1;\r\nSELECT 'open;\r\n");

        var place = Assert.Single(await project.AnalyzeAsync()).Location.GetLineSpan();
        Assert.Equal(new LinePosition(1, 7), place.StartLinePosition);
    }

    [Fact]
    public async Task NothingAboutASetThatIsNotThere()
    {
        var project = new TestProject().With("notes.sql", "x").With("Migrations.txt", "x").With("Migrations/readme.md", "x");

        Assert.Equal(["RootNamespace.g.cs"], project.Generate().Files.Keys);
        Assert.Empty(await project.AnalyzeAsync());
    }

    private static async Task<IEnumerable<string>> Ids(byte[] bytes, Encoding encoding)
    {
        using var stream = new MemoryStream(bytes);
        var project = new TestProject().With("Migrations/0001_x.sql", SourceText.From(stream, encoding));
        return (await project.AnalyzeAsync()).Select(problem => problem.Id);
    }

    private static TestProject Locked(string script, ReportDiagnostic severity = ReportDiagnostic.Default)
    {
        var shipped = FileParser.Parse(new SqlFile("0001_x.sql", Shipped), FileNameReader.Read("0001_x.sql"), SqlDialect.Sqlite);
        var sequence = Sequencer.Sequence(new[] { shipped }.ToEquatableArray(), null, EquatableArray<LockFile>.Empty);
        return new TestProject { Severities = Severity("MK3101", severity) }
            .With("Migrations/0001_x.sql", script)
            .With("Migrations/migrations.lock", LockFileWriter.Write(sequence));
    }

    private static ImmutableDictionary<string, ReportDiagnostic> Severity(string id, ReportDiagnostic severity) =>
        severity == ReportDiagnostic.Default
            ? ImmutableDictionary<string, ReportDiagnostic>.Empty
            : ImmutableDictionary<string, ReportDiagnostic>.Empty.Add(id, severity);
}
