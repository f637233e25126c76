namespace Conventions.Tests.Sources;

public sealed class StageOrderTests
{
    [Fact]
    public void NoStageReachesForward() => Assert.Empty(StageOrder.Violations(SourceTree.Repository));

    [Theory]
    [InlineData("using MigrationKit.Compiler.Validation;", 1)]
    [InlineData("Validation.Problem problem;", 1)]
    [InlineData("using MigrationKit.Compiler.Discovery;", 0)]
    [InlineData("// Validation.Problem is for later.", 0)]
    [InlineData("namespace MigrationKit.Compiler.Parsing;", 0)]
    public void AFileOfParsingMayLookBackOnly(string line, int complaints) =>
        Assert.Equal(complaints, StageOrder.Violations(SourceTree.Of(("src/MigrationKit.Compiler/Parsing/A.cs", line))).Count());

    [Fact]
    public void TheRuntimeHasStagesToo() =>
        Assert.Equal(
            ["src/MigrationKit/History/A.cs reaches forward to Running"],
            StageOrder.Violations(SourceTree.Of(
                ("src/MigrationKit/History/A.cs", "using MigrationKit.Running;"), ("src/MigrationKit/Running/B.cs", "using MigrationKit.History;"))));

    [Theory]
    [InlineData("var run = new LaterThing(1);", 1)]
    [InlineData("LaterThing.Of(row);", 1)]
    [InlineData("void M(LaterThing? thing)", 1)]
    [InlineData("List<LaterThing> things", 1)]
    [InlineData("public int LaterThing { get; init; }", 0)]
    [InlineData("Text($\"LaterThing.Of {x}\") // new LaterThing()", 0)]
    public void InTheOneNamespaceOfTheRuntimeTypesTellTheStage(string line, int complaints) =>
        Assert.Equal(complaints, StageOrder.Violations(SourceTree.Of(
            ("src/MigrationKit/Planning/A.cs", line), ("src/MigrationKit/Running/LaterThing.cs", "namespace MigrationKit;"))).Count());
}
