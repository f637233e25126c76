namespace Conventions.Tests.Sources;

public sealed class MachineTracesTests
{
    [Fact]
    public void NoFileKnowsAMachineOrARegistry() => Assert.Empty(MachineTraces.Violations(SourceTree.Repository));

    // Put together here, so that the real tree stays clean.
    [Theory]
    [InlineData("see /", "home/someone/project")]
    [InlineData("\"/", "work/main\"")]
    [InlineData("C:\\", "Users\\someone")]
    [InlineData("<add value=\"https://api.nu", "get.org/v3/index.json\" />")]
    [InlineData("http://", "localhost-registry:4873/x")]
    public void ATraceIsReportedWithItsLine(string start, string rest) =>
        Assert.StartsWith("a.md(2): ", Assert.Single(MachineTraces.Violations(SourceTree.Of(("a.md", "first\n" + start + rest)))));

    [Theory]
    [InlineData("../work/x and src/home/y and $(Root)/work/z")]
    [InlineData("https://docs.example/home/page")]
    [InlineData("the home folder, a registry of rules")]
    public void OrdinaryTextIsNot(string text) => Assert.Empty(MachineTraces.Violations(SourceTree.Of(("a.md", text))));
}
