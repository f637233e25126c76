namespace Conventions.Tests.Sources;

public sealed class PoolClearingTests
{
    [Fact]
    public void NobodyClearsAllPools() => Assert.Empty(PoolClearing.Violations(SourceTree.Repository));

    [Theory]
    [InlineData("ClearAllPools", 1)]
    [InlineData("ClearPool", 0)]
    public void OnlyThePoolOfOneFileMayBeCleared(string method, int complaints) =>
        Assert.Equal(complaints, PoolClearing.Violations(SourceTree.Of(("tests/A/Temp.cs", $"\nSqliteConnection.{method}();\n"))).Count());
}
