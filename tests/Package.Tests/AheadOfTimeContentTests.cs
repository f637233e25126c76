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
    public void TheReplayIsAProgramOfTheMachineToo()
    {
        using var package = folders.Packages.Open("MigrationKit");

        string[] programs = [.. Below(package, "tools/native/")];

        // With the linker that NativeAotTests ask for; nobody has run one on another system.
        Assert.Equal(OperatingSystem.IsLinux() ? [$"{CompiledAheadOfTime.Machine}/migrationkit"] : [], programs);
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
    public async Task TheSameInputGivesTheSamePackage()
    {
        var again = Path.Combine(folders.Packages.Root, "again");
        (await folders.Packages.PackAgainAsync("MigrationKit.Sqlite", again)).Succeeds();

        foreach (var file in Directory.GetFiles(again))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(folders.Packages.Feed, Path.GetFileName(file))), File.ReadAllBytes(file));
        }

        Assert.Equal(2, Directory.GetFiles(again).Length);
    }

    [Fact]
    public async Task WhereTheCompilerIsNotToBeHadTheILAloneIsPacked()
    {
        var feed = Path.Combine(folders.Packages.Root, "plain");

        // A machine that packs for itself, and finds no runtime to compile against, as it finds no compiler where nothing but the SDK is.
        var run = (await folders.Packages.PackAgainAsync("MigrationKit.Hosting", feed, "-p:NETCoreSdkPortableRuntimeIdentifier=plan9-x64")).Succeeds();

        using var package = folders.Packages.Open("MigrationKit.Hosting", feed: feed);
        Assert.Equal(
            "MigrationKit.Hosting: packed without code compiled ahead of time for plan9-x64; with -p:AheadOfTimeMachines=plan9-x64 that is an error, and the output says why.",
            Assert.Single(run.Lines("ahead of time")));
        Assert.Empty(Below(package, "runtimes/"));
        Assert.Equal(4, Below(package, "lib/").Count());
    }

    // Or packing could stop to compile anything, and all that is said here about compiled code would hold for none.
    [Fact]
    public async Task WhatIsNotCompiledHereNuGetDoesNotHave()
    {
        using var package = folders.Packages.Open("MigrationKit.Hosting");
        if (Below(package, CompiledAheadOfTime.Libraries).Any())
        {
            return;
        }

        var run = (await folders.Packages.PackAgainAsync(
            "MigrationKit.Hosting", Path.Combine(folders.Packages.Root, "here"), $"-p:AheadOfTimeMachines={CompiledAheadOfTime.Machine}")).Fails();

        Assert.NotEmpty(run.Lines("error NU"));
    }

    [Fact]
    public async Task AMachineThatIsNamedIsCompiledForOrNothingIsPacked()
    {
        var feed = Path.Combine(folders.Packages.Root, "named");

        var run = (await folders.Packages.PackAgainAsync("MigrationKit.Hosting", feed, "-p:AheadOfTimeMachines=plan9-x64")).Fails();

        Assert.NotEmpty(run.Lines("error : MigrationKit.Hosting: nothing was compiled ahead of time for plan9-x64"));
        Assert.NotEmpty(run.Lines("Microsoft.NETCore.App.Runtime.plan9-x64"));
        Assert.False(Directory.Exists(feed));
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
