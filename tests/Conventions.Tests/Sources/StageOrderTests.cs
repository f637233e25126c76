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
}
