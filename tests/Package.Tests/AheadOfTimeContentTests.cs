using System.IO.Compression;

namespace Package.Tests;

/// <summary>What the packages hold that was compiled ahead of time (docs/decisions/0036): all of it or nothing, and always the same.</summary>
public sealed class AheadOfTimeContentTests(ConsumerFolders folders)
{
    private static readonly string[] Libraries = ["MigrationKit", "MigrationKit.Hosting", "MigrationKit.Sqlite"];

    [Fact]
    public void TheToolIsWholeOrNotThere()
    {
        using var package = folders.Packages.Open("MigrationKit");
        string[] InFolder(string folder) => [.. Below(package, folder).Where(name => !name.Contains('/', StringComparison.Ordinal))];

        var compiled = InFolder(CompiledAheadOfTime.Tool);

        // Without that file the program starts with what lies beside it, and its own engine is not in this folder.
        Assert.True(compiled is [] || compiled.SequenceEqual(InFolder("tools/net8.0/").Where(name => name != "migrationkit.deps.json")));
    }

    [Fact]
    public void ALibraryIsThereInAllItsFrameworksOrInNone()
    {
        foreach (var id in Libraries)
        {
            using var package = folders.Packages.Open(id);
            string[] assemblies = [.. Below(package, "lib/").Where(name => name.EndsWith(".dll", StringComparison.Ordinal))];

            string[] compiled = [.. Below(package, CompiledAheadOfTime.Libraries)];
            string[] forAndroid = [.. Below(package, CompiledAheadOfTime.LibrariesForAndroid)];

            Assert.Equal([$"net10.0/{id}.dll", $"net8.0/{id}.dll"], assemblies);
            Assert.True(compiled is [] || compiled.SequenceEqual(assemblies));
            Assert.Equal(OperatingSystem.IsLinux() ? compiled : [], forAndroid);
            Assert.All(compiled, name => Assert.NotNull(CompiledAheadOfTime.CodeVersion(Bytes(package, CompiledAheadOfTime.Libraries + name))));
            Assert.All(assemblies, name => Assert.Null(CompiledAheadOfTime.CodeVersion(Bytes(package, "lib/" + name))));
            Assert.All(forAndroid, name => Assert.Equal(Bytes(package, "lib/" + name), Bytes(package, CompiledAheadOfTime.LibrariesForAndroid + name)));
        }
    }

    [Fact]
    public async Task TheSameInputGivesTheSameCode()
    {
        var again = Path.Combine(folders.Packages.Root, "again");
        await folders.Packages.PackAgainAsync("MigrationKit.Sqlite", again);

        using var first = folders.Packages.Open("MigrationKit.Sqlite");
        using var second = folders.Packages.Open("MigrationKit.Sqlite", feed: again);

        Assert.Equal(Below(first, "runtimes/"), Below(second, "runtimes/"));
        Assert.All(Below(first, "runtimes/"), name => Assert.Equal(Bytes(first, "runtimes/" + name), Bytes(second, "runtimes/" + name)));
    }

    [Fact]
    public async Task WhereTheCompilerIsNotToBeHadTheILAloneIsPacked()
    {
        var feed = Path.Combine(folders.Packages.Root, "plain");

        // No runtime for such a machine is to be had, as no compiler is where nothing but the SDK is.
        var run = await folders.Packages.PackAgainAsync("MigrationKit.Hosting", feed, "-p:AheadOfTimeMachines=plan9-x64");

        using var package = folders.Packages.Open("MigrationKit.Hosting", feed: feed);
        Assert.Equal(
            "MigrationKit.Hosting: packed without code compiled ahead of time for plan9-x64 (AheadOfTime.proj says why).", Assert.Single(run.Lines("ahead of time")));
        Assert.Empty(Below(package, "runtimes/"));
        Assert.Equal(4, Below(package, "lib/").Count());
    }

    private static IEnumerable<string> Below(ZipArchive package, string folder) => package.Entries
        .Select(entry => entry.FullName)
        .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
        .Select(name => name[folder.Length..])
        .Order(StringComparer.Ordinal);

    private static byte[] Bytes(ZipArchive package, string name)
    {
        using var bytes = new MemoryStream();
        using var content = package.GetEntry(name)!.Open();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
