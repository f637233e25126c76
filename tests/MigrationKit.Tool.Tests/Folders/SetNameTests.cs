using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Tests.Folders;

public sealed class SetNameTests
{
    [Theory]
    [InlineData("Migrations", "Migrations")]
    [InlineData("Data/Tenants/Migrations", "Data.Tenants.Migrations")]
    [InlineData("Data/Tenants/Migrations/", "Data.Tenants.Migrations")]
    [InlineData("db", "db")]
    public void AFolderIsNamedByItsPathBelowTheProject(string below, string expected)
    {
        using var folder = new TempFolder().With("App.csproj", "<Project />");

        Assert.Equal(expected, SetName.Of(Path.Combine(folder.Path, below)));
    }

    [Fact]
    public void TheNearestProjectCounts()
    {
        using var folder = new TempFolder().With("Outer.csproj", "<Project />").With("src/Inner.fsproj", "<Project />");

        Assert.Equal("Migrations", SetName.Of(folder["src/Migrations"]));
    }

    [Fact]
    public void WithoutAProjectAFolderElsewhereHasItsOwnName()
    {
        using var folder = new TempFolder();

        Assert.Equal("Migrations", SetName.Of(folder["deep/down/Migrations"]));
    }
}
