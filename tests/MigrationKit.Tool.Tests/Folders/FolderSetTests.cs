using MigrationKit.Compiler.Parsing;
using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Tests.Folders;

public sealed class FolderSetTests
{
    [Fact]
    public void EveryScriptComesOutAsItWentIn()
    {
        // More than one chunk, with scripts whose bytes and characters differ in number.
        using var folder = new TempFolder();
        for (var i = 1; i <= 150; i++)
        {
            folder.With($"{i:0000}_x.up.sql", $"SELECT 'ü€😀 {i}';\n").With($"{i:0000}_x.down.sql", $"SELECT {-i};\n");
        }

        var set = Set(folder);

        Assert.Equal(150, set.Count);
        for (var i = 1; i <= 150; i++)
        {
            var migration = set[i - 1];
            Assert.Equal($"{i:0000}_x", migration.Id);
            Assert.Equal($"SELECT 'ü€😀 {i}';\n", migration.Up.GetText());
            Assert.Equal($"SELECT {-i};\n", migration.Down!.GetText());
        }
    }

    [Fact]
    public void TheChainHeadIsTheOneThatTheRuntimeComputes()
    {
        using var folder = new TempFolder().With("0001_x.sql", "SELECT 1;\n").With("0002_y.sql", "SELECT 2;\n").With("R__z.sql", "SELECT 3;\n");

        var set = Set(folder);

        var head = set.Aggregate(ChainHead.Start(), (before, migration) => ChainHead.Append(before, migration.Id, migration.Checksum));
        Assert.Equal(ChainHead.ToText(head), set.ChainHead);
    }

    [Fact]
    public void OddNamesAndDirectivesSurvive()
    {
        using var folder = new TempFolder().With(
            "8. a|b.sql", "-- migration:timeout 5s\n-- migration:ensure SELECT 'a|b\\t'\nCREATE TABLE t (a);\nVACUUM;\n");

        var migration = Set(folder)[0];

        Assert.Equal("8. a|b", migration.Id);
        Assert.Equal(ScriptTransaction.Outside, migration.Up.Transaction);
        Assert.Equal(["timeout", "ensure"], migration.Up.Directives.Select(directive => directive.Name));
        Assert.Equal("SELECT 'a|b\\t'", migration.Up.Directives[1].Value);
    }

    private static MigrationSet Set(TempFolder folder) => FolderSet.Of(Folder.Compile(folder.Path, SqlDialect.Sqlite), "Migrations");
}
