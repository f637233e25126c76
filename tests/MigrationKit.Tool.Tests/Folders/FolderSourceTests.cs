using System.Diagnostics;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Folders;

public sealed class FolderSourceTests
{
    [Fact]
    public void FilesComeInOrdinalOrderWithSlashes()
    {
        using var folder = new TempFolder()
            .With("b/0003_x.sql", "").With("B/0002_x.SQL", "").With("0001_ä.sql", "").With("0001_Z.sql", "").With("readme.md", "");

        Assert.Equal(["0001_Z.sql", "0001_ä.sql", "B/0002_x.SQL", "b/0003_x.sql"], Paths(folder));
    }

    [Fact]
    public void WhatBuildsAndPackagesLeaveBehindIsSkipped()
    {
        using var folder = new TempFolder()
            .With("0001_x.sql", "").With("bin/0002_x.sql", "").With("obj/0003_x.sql", "")
            .With("a/node_modules/0004_x.sql", "").With(".git/0005_x.sql", "").With("binary/0006_x.sql", "");

        Assert.Equal(["0001_x.sql", "binary/0006_x.sql"], Paths(folder));
    }

    [Fact]
    public void LockFilesAndTheJournalAreTakenAlong()
    {
        using var folder = new TempFolder()
            .With("migrations.lock", "a").With("migrations.production.lock", "b").With("yarn.lock", "c").With("meta/_journal.json", "{}");

        var source = FolderSource.Read(folder.Path, SqlDialect.Sqlite, false).Source;

        Assert.Equal(["migrations.lock", "migrations.production.lock"], source.LockFiles.Select(file => file.Path));
        Assert.Equal("meta/_journal.json", source.Journal?.Path);
    }

    [Fact]
    public void LineEndsAndByteOrderMarkAreNormalised()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["0001_x.sql"], [0xEF, 0xBB, 0xBF, .. "a\r\nb\rc\n"u8]);

        var file = FolderSource.Read(folder.Path, SqlDialect.Sqlite, false).Source.Scripts[0];

        Assert.Equal("a\nb\nc\n", file.Text);
        Assert.True(file.IsValidUtf8);
    }

    [Fact]
    public void InvalidUtf8IsMarkedAndNotReplacedInSilence()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["0001_x.sql"], [(byte)'a', 0xFF]);
        File.WriteAllBytes(folder["0002_utf16.sql"], [0xFF, 0xFE, (byte)'a', 0]);

        Assert.All(FolderSource.Read(folder.Path, SqlDialect.Sqlite, false).Source.Scripts, file => Assert.False(file.IsValidUtf8));
    }

    [Fact]
    public void ALinkThatLeadsOutIsRefused()
    {
        using var folder = new TempFolder();
        folder.With("outside/0002_x.sql", "").With("Migrations/0001_x.sql", "");
        File.CreateSymbolicLink(folder["Migrations/0002_x.sql"], folder["outside/0002_x.sql"]);

        var refusal = Assert.Throws<Refusal>(() => Paths(folder["Migrations"]));

        Assert.Contains("'0002_x.sql' is a link", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APipeIsRefusedInsteadOfWaitedFor()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There no folder has pipes in it.");
        using var folder = new TempFolder();
        folder.With("Migrations/0001_x.sql", "").With("Migrations/0002_empty.sql", "");
        using var made = Process.Start("mkfifo", [folder["Migrations/0003_x.sql"]]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);

        var refusal = Assert.Throws<Refusal>(() => Paths(folder["Migrations"]));

        Assert.Contains("'0003_x.sql' in", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("no regular file", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderLinkThatLeadsOutIsRefused()
    {
        using var folder = new TempFolder();
        folder.With("outside/0002_x.sql", "").With("Migrations/0001_x.sql", "");
        Directory.CreateSymbolicLink(folder["Migrations/more"], folder["outside"]);

        Assert.Equal("linkLeadsOut", Assert.Throws<Refusal>(() => Paths(folder["Migrations"])).Kind);
    }

    [Fact]
    public void ALinkInsideIsNotFollowedRoundInCircles()
    {
        using var folder = new TempFolder().With("a/0001_x.sql", "");
        Directory.CreateSymbolicLink(folder["a/again"], folder["a"]);
        Directory.CreateSymbolicLink(folder["all"], folder.Path);

        Assert.Equal(["a/0001_x.sql"], Paths(folder));
    }

    [Fact]
    public void AFolderThatIsItselfALinkIsRead()
    {
        using var folder = new TempFolder();
        folder.With("real/0001_x.sql", "");
        Directory.CreateSymbolicLink(folder["Migrations"], folder["real"]);

        Assert.Equal(["0001_x.sql"], Paths(folder["Migrations"]));
    }

    [Fact]
    public void AFileThatIsGoneWhenItIsReadIsNamed()
    {
        using var folder = new TempFolder().With("0001_x.sql", "");
        File.CreateSymbolicLink(folder["0002_x.sql"], folder["0003_x.sql"]);

        var refusal = Assert.Throws<Refusal>(() => Paths(folder));

        Assert.StartsWith($"'0002_x.sql' is listed in '{folder.Path}' and cannot be found there", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatIsNamedLikeAScriptIsAFolder()
    {
        using var folder = new TempFolder().With("0001_x.sql", "").With("0002_x.sql/0003_y.sql", "");
        Directory.CreateDirectory(folder["0004_z.sql"]);

        Assert.Equal(["0001_x.sql", "0002_x.sql/0003_y.sql"], Paths(folder));
    }

    [Fact]
    public void LinksThatLeadToEachOtherAreNamed()
    {
        using var folder = new TempFolder().With("0001_x.sql", "");
        File.CreateSymbolicLink(folder["0002_x.sql"], folder["0003_x.sql"]);
        File.CreateSymbolicLink(folder["0003_x.sql"], folder["0002_x.sql"]);

        var refusal = Assert.Throws<Refusal>(() => Paths(folder));

        Assert.Equal("inputOutput", refusal.Kind);
        Assert.Matches(@"^Not all of '.*' can be read: .*000[23]_x\.sql'.*mend or remove what is named", refusal.Message);
    }

    [Fact]
    public void AFileThatAnotherProgramHoldsIsNamed()
    {
        using var folder = new TempFolder().With("0001_x.sql", "SELECT 1;");
        using var held = new FileStream(folder["0001_x.sql"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var refusal = Assert.Throws<Refusal>(() => Paths(folder));

        Assert.StartsWith($"'0001_x.sql' in '{folder.Path}' cannot be read: ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0002_x.sql", "'0002_x.sql' in '")]
    [InlineData("more", "Not all of '")]
    public void WhatMayNotBeReadIsNamed(string path, string start)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TempFolder().With("0001_x.sql", "").With("0002_x.sql", "").With("more/0003_x.sql", "");
        var mode = File.GetUnixFileMode(folder[path]);
        File.SetUnixFileMode(folder[path], UnixFileMode.None);
        if (Environment.IsPrivilegedProcess)
        {
            // Whoever may do anything may read anything.
            Assert.Equal(3, Paths(folder).Count());
            return;
        }

        var refusal = Assert.Throws<Refusal>(() => Paths(folder));
        File.SetUnixFileMode(folder[path], mode);

        Assert.StartsWith(start, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Every file of the folder counts: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderOfAnotherSpellingIsNamed()
    {
        using var folder = new TempFolder().With("migrations/0001_x.sql", "");
        if (!Directory.Exists(folder["Migrations"]))
        {
            Assert.Contains("There is one called 'migrations'. ", Assert.Throws<Refusal>(() => Paths(folder["Migrations"])).Message, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Paths(TempFolder folder) => Paths(folder.Path);

    private static IEnumerable<string> Paths(string folder) =>
        FolderSource.Read(folder, SqlDialect.Sqlite, false).Source.Scripts.Select(file => file.Path);
}
