using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Tests.Discovery;

public sealed class FolderIdentifierTests
{
    [Theory]
    [InlineData("Data", "Data")]
    [InlineData("my data", "my_data")]
    [InlineData("My.App", "My.App")]
    [InlineData("1st", "_1st")]
    [InlineData("class", "_class")]
    [InlineData("a.new.b", "a._new.b")]
    [InlineData("Ünï-cödé", "Ünï_cödé")]
    [InlineData("..", "")]
    public void ANamespaceKeepsTheFoldersName(string folder, string expected) => Assert.Equal(expected, FolderIdentifier.OfNamespace(folder));

    [Theory]
    [InlineData("Migrations", "Migrations")]
    [InlineData("migrations", "Migrations")]
    [InlineData("db-migrations", "DbMigrations")]
    [InlineData("class", "Class")]
    [InlineData("2024 scripts", "_2024Scripts")]
    [InlineData("v1.0", "V10")]
    [InlineData("日本", "日本")]
    [InlineData("--", "_")]
    public void AClassJoinsTheWordsWithCapitals(string folder, string expected) => Assert.Equal(expected, FolderIdentifier.OfClass(folder));
}
