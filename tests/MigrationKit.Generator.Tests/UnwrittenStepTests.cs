using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MigrationKit.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator.Tests;

/// <summary>What the script calls and the C# does not have (MK2017).</summary>
public sealed partial class UnwrittenStepTests
{
    private const string Script = "SELECT 1;\n-- migration:step Fill\nSELECT 2;\n-- migration:step Fill\n";
    private const string Good = "public static ValueTask Fill(MigrationStepContext context, CancellationToken cancellationToken) => default;";

    [Fact]
    public async Task ItIsReportedOnceAtTheLineOfTheStep()
    {
        var problem = Assert.Single(await Project("").AnalyzeAsync());

        Assert.Equal(("MK2017", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.Equal("/project/Migrations/0001_x.sql", problem.Location.GetLineSpan().Path);
        Assert.Equal(new LinePosition(1, 0), problem.Location.GetLineSpan().StartLinePosition);
    }

    /// <summary>Or a build would end at the compiler's message, and never come to ours.</summary>
    [Fact]
    public void TheCompilerHasNothingAgainstIt() => Assert.Empty(Project("").Generate().CompilerMessages());

    [Fact]
    public async Task WhatTheMessageOffersIsEnough()
    {
        var project = Project("");
        var snippet = Quoted().Match(Assert.Single(await project.AnalyzeAsync()).GetMessage()).Groups[1].Value;

        Assert.Empty(await project.WithSource(snippet).AnalyzeAsync());
        Assert.Empty(project.Generate().CompilerMessages());
    }

    [Theory]
    [InlineData(Good)]
    [InlineData("internal static ValueTask Fill(MigrationStepContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public static async ValueTask Fill(MigrationStepContext c, CancellationToken t) => await Task.CompletedTask;")]
    [InlineData("public static void Fill() { } " + Good)]
    [InlineData("public static ValueTask Fill(MigrationStepContext context, CancellationToken cancellationToken, int rows = 100) => default;")]
    [InlineData("public static ValueTask Fill(MigrationStepContext context, CancellationToken cancellationToken = default, string text = \"\", params int[] rows) => default;")]
    [InlineData("public static ValueTask Fill(in MigrationStepContext context, in CancellationToken cancellationToken) => default;")]
    public async Task AStepThatIsWrittenIsNotReported(string method)
    {
        Assert.Empty(await Project(method).AnalyzeAsync());
        var generated = Project(method).WithProperty("RunAnalyzers", "false").Generate();
        Assert.Empty(generated.CompilerMessages());
        await generated.LoadSet().Steps!("0001_x", "Fill")!(null!, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("public static Task Fill(MigrationStepContext context, CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("public static ValueTask Fill(MigrationStepContext context) => default;")]
    [InlineData("public static ValueTask Fill(MigrationStepContext context, CancellationToken cancellationToken, int rows) => default;")]
    [InlineData("public static ValueTask Fill(ref MigrationStepContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public static ValueTask Fill<T>(MigrationStepContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public static ValueTask Fill(object context, CancellationToken cancellationToken) => default;")]
    [InlineData("static ValueTask Fill(MigrationStepContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public ValueTask Fill(MigrationStepContext context, CancellationToken cancellationToken) => default;")]
    [InlineData("public const int Fill = 1;")]
    public async Task AMethodOfAnotherShapeIsSaidToBeOne(string member) =>
        Assert.StartsWith("The C# of step 'Fill'", Assert.Single(await Project(member).AnalyzeAsync()).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("namespace Elsewhere; partial class Migrations { partial class M0001_X { " + Good + " } }")]
    [InlineData("namespace App; partial class Migrations { partial class M0001_Y { " + Good + " } }")]
    [InlineData("namespace App; partial class Migrations { " + Good + " }")]
    public async Task AMethodOfAnotherClassIsNone(string csharp) =>
        Assert.StartsWith("Step 'Fill' of migration '0001_x' has no C#", Assert.Single(await Project("").WithSource(Usings + csharp).AnalyzeAsync()).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public async Task AStepOfADownScriptIsLookedForToo()
    {
        var project = new TestProject().With("Migrations/0001_x.up.sql", "SELECT 1;").With("Migrations/0001_x.down.sql", "-- migration:step Back\n");

        Assert.Equal("/project/Migrations/0001_x.down.sql", Assert.Single(await project.AnalyzeAsync()).Location.GetLineSpan().Path);
    }

    [Fact]
    public async Task ANameThatCannotBeOneHasItsOwnRule() =>
        Assert.Equal("MK2016", Assert.Single(await new TestProject().With("Migrations/0001_x.sql", "-- migration:step Set\n").AnalyzeAsync()).Id);

    [Fact]
    public async Task ItCannotBeSwitchedOff()
    {
        var silenced = new TestProject { Severities = ImmutableDictionary<string, ReportDiagnostic>.Empty.Add("MK2017", ReportDiagnostic.Suppress) };

        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await silenced.With("Migrations/0001_x.sql", Script).AnalyzeAsync()).Severity);
    }

    [Fact]
    public void WhereAnalyzersDoNotRunTheCompilerSaysIt()
    {
        var message = Assert.Single(Project("").WithProperty("RunAnalyzers", "false").Generate().CompilerMessages());

        Assert.Contains("CS0619", message, StringComparison.Ordinal);
        Assert.Contains("Step 'Fill' of migration '0001_x' has no C#. Put its method into a .cs file", message, StringComparison.Ordinal);
        Assert.Empty(Project(Good).WithProperty("RunAnalyzers", "false").Generate().CompilerMessages());
    }

    [Fact]
    public async Task WhereNobodySaidItTheStepFailsWhenItIsCalled()
    {
        var step = Project("").Generate().LoadSet().Steps!("0001_x", "Fill")!;

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () => await step(null!, TestContext.Current.CancellationToken));
        Assert.StartsWith("Step 'Fill' of migration '0001_x' has no C#", failure.Message, StringComparison.Ordinal);
    }

    private const string Usings = "using System.Threading; using System.Threading.Tasks; using MigrationKit; ";

    private static TestProject Project(string member)
    {
        var project = new TestProject().With("Migrations/0001_x.sql", Script);
        return member.Length == 0 ? project : project.WithSource($"{Usings}namespace App; partial class Migrations {{ partial class M0001_X {{ {member} }} }}");
    }

    [GeneratedRegex("`(.*)`")]
    private static partial Regex Quoted();
}
