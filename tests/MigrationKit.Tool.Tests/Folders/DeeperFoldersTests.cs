using MigrationKit.Tool.Folders;

namespace MigrationKit.Tool.Tests.Folders;

public sealed class DeeperFoldersTests
{
    [Fact]
    public void FoldersWithAScriptAreFoundInOrdinalOrder()
    {
        using var folder = new TempFolder()
            .With("src/B/Migrations/x/0001_a.sql", "").With("src/A/migrations/0001_a.sql", "").With("src/Empty/Migrations/readme.md", "").With("src/0001_a.sql", "");

        Assert.Equal(["src/A/migrations", "src/B/Migrations"], DeeperFolders.Below(folder.Path));
    }

    [Fact]
    public void WhatBuildsLeaveBehindAndLinksAreNotSearched()
    {
        using var folder = new TempFolder()
            .With("bin/Migrations/0001_a.sql", "").With("a/obj/Migrations/0001_a.sql", "").With("a/node_modules/x/Migrations/0001_a.sql", "").With("a/b/c.txt", "");
        using var other = new TempFolder().With("Migrations/0001_a.sql", "");
        Directory.CreateSymbolicLink(folder["a/link"], other.Path);
        Directory.CreateSymbolicLink(folder["a/b/Migrations"], other["Migrations"]);
        Directory.CreateSymbolicLink(folder["a/b/round"], folder.Path);

        Assert.Empty(DeeperFolders.Below(folder.Path));
    }

    [Fact]
    public void TheSearchHasAnEnd()
    {
        using var folder = new TempFolder().With("1/2/3/4/5/6/Migrations/0001_a.sql", "").With("1/2/3/4/5/6/7/Migrations/0001_a.sql", "");
        using var many = new TempFolder();
        for (var i = 0; i < 9; i++)
        {
            many.With(FormattableString.Invariant($"{i}/Migrations/0001_a.sql"), "");
        }

        Assert.Equal(["1/2/3/4/5/6/Migrations"], DeeperFolders.Below(folder.Path));
        Assert.Equal(["0/Migrations", "1/Migrations", "2/Migrations", "3/Migrations", "4/Migrations"], DeeperFolders.Below(many.Path));
    }

    [Fact]
    public async Task ACommandWithoutAFolderNamesThem()
    {
        using var folder = new TempFolder().With("src/My App/Migrations/0001_a.sql", "CREATE TABLE t (a);\n");

        var one = (await ToolProcess.RunAsync(folder.Path, "status", "--database", "app.db")).Expect(1);
        var named = (await ToolProcess.RunAsync(folder.Path, "check", "Nowhere")).Expect(1);
        folder.With("src/Other/Migrations/0001_a.sql", "CREATE TABLE t (a);\n");
        var two = (await ToolProcess.RunAsync(folder.Path, "check")).Expect(1);

        Assert.Contains("There are migrations in 'src/My App/Migrations': name it behind the command (`migrationkit status \"src/My App/Migrations\"`), or call from 'src/My App'.", one.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("There are migrations", named.Error, StringComparison.Ordinal);
        Assert.Contains("There are migrations in 'src/My App/Migrations', 'src/Other/Migrations': name one of them behind the command", two.Error, StringComparison.Ordinal);
    }
}
