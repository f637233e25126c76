using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Package.Tests;

/// <summary>What is in the packages, to the file.</summary>
public sealed partial class PackageContentTests(ConsumerFolders folders)
{
    private static readonly string[] Ids = ["MigrationKit", "MigrationKit.Hosting", "MigrationKit.Sqlite", "MigrationKit.Tool"];

    [Fact]
    public void ThePackagesHoldThisAndNothingElse()
    {
        var text = new StringBuilder();
        foreach (var (id, extension) in from id in Ids from extension in (string[])["nupkg", "snupkg"] select (id, extension))
        {
            using var package = Open(id, extension);
            text.Append(null, $"{id}.{extension}\n").AppendJoin("", Files(package).Select(file => $"  {file}\n"));
        }

        Snapshot.Match(Path.Combine(RepositoryRoot.Path, "tests", "Package.Tests", "Packages.verified.txt"), text.ToString());
    }

    [Fact]
    public void NoPackageIsLeftOutHere() => Assert.Equal(
        Ids,
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<IsPackable>true<", StringComparison.Ordinal))
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal));

    [Fact]
    public void EachPackageSaysWhatItIs()
    {
        foreach (var id in Ids)
        {
            using var package = Open(id, "nupkg");
            var metadata = XDocument.Load(package.GetEntry($"{id}.nuspec")!.Open()).Root!.Elements().Single();
            string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

            Assert.Equal("MIT", Value("license"));
            Assert.Equal("README.md", Value("readme"));
            Assert.NotEqual("Package Description", Value("description"));
            Assert.Equal(folders.Packages.Version, Value("version"));
            Assert.NotNull(Value("tags"));
        }
    }

    [Fact]
    public void TheReadmeOfAPackageLinksToNothingBesideIt()
    {
        Assert.NotEmpty(LinksToFiles(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "README.md"))));
        foreach (var id in Ids)
        {
            using var package = Open(id, "nupkg");
            var readme = Readme(package);

            Assert.Empty(LinksToFiles(readme));
            Assert.Contains("benchmarks/README.md", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WhereTheRepositoryIsKnownTheReadmeLinksToTheCommit()
    {
        var feed = Path.Combine(folders.Packages.Root, "linked");
        (await folders.Packages.PackAgainAsync(
            "MigrationKit.Hosting", feed, "-p:PrivateRepositoryUrl=https://github.com/someone/something.git", "-p:SourceRevisionId=abc", "-p:AheadOfTimeMachines=none")).Succeeds();

        using var package = folders.Packages.Open("MigrationKit.Hosting", feed: feed);

        Assert.Contains("[docs/cli.md](https://github.com/someone/something/blob/abc/docs/cli.md)", Readme(package), StringComparison.Ordinal);
    }

    [Fact]
    public void TheProviderPassesTheGeneratorAndTheBuildFilesOn()
    {
        using var package = Open("MigrationKit.Sqlite", "nupkg");
        var dependencies = XDocument.Load(package.GetEntry("MigrationKit.Sqlite.nuspec")!.Open()).Descendants()
            .Where(element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value == "MigrationKit")
            .ToList();

        Assert.Equal(2, dependencies.Count);
        Assert.All(dependencies, dependency => Assert.Null(dependency.Attribute("exclude")));
    }

    [Fact]
    public void TheHostingPackageForcesNobodyBeyondTheAbstractionsOfNet8()
    {
        using var package = Open("MigrationKit.Hosting", "nupkg");
        var dependencies = XDocument.Load(package.GetEntry("MigrationKit.Hosting.nuspec")!.Open()).Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => (Id: element.Attribute("id")!.Value, Version: element.Attribute("version")!.Value))
            .Where(dependency => dependency.Id != "MigrationKit")
            .ToList();

        Assert.NotEmpty(dependencies);
        Assert.All(dependencies, dependency => Assert.Equal("8.0.0", dependency.Version));
        Assert.All(dependencies, dependency => Assert.True(
            dependency.Id.EndsWith(".Abstractions", StringComparison.Ordinal) || dependency.Id == "Microsoft.Extensions.Options", dependency.Id));
    }

    [Fact]
    public void NoFileNamesAFolderOfTheMachineThatPacked()
    {
        foreach (var (id, extension) in from id in Ids from extension in (string[])["nupkg", "snupkg"] select (id, extension))
        {
            using var package = Open(id, extension);
            foreach (var entry in package.Entries)
            {
                using var bytes = new MemoryStream();
                using (var content = entry.Open())
                {
                    content.CopyTo(bytes);
                }

                Assert.False(Contains(bytes.ToArray(), RepositoryRoot.Path), $"{id}.{extension}: '{entry.FullName}' names the repository's folder.");
                Assert.False(Contains(bytes.ToArray(), folders.Packages.Root), $"{id}.{extension}: '{entry.FullName}' names the build's folder.");
            }
        }
    }

    [Fact]
    public void TheSearchForAFolderFindsBothOfItsForms()
    {
        Assert.True(Contains(Encoding.UTF8.GetBytes("x/home/y"), "/home"));
        Assert.True(Contains(Encoding.Unicode.GetBytes("x/home/y"), "/home"));
        Assert.False(Contains(Encoding.UTF8.GetBytes("x/hom/y"), "/home"));
    }

    private static bool Contains(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;

    private static string Readme(ZipArchive package)
    {
        using var reader = new StreamReader(package.GetEntry("README.md")!.Open());
        return reader.ReadToEnd();
    }

    private static IEnumerable<Match> LinksToFiles(string readme) => LinkToFile().Matches(readme);

    [GeneratedRegex(@"\]\((?!https://|#)[^)]*\)")]
    private static partial Regex LinkToFile();

    private ZipArchive Open(string id, string extension) => folders.Packages.Open(id, extension);

    // The container's own parts have random names; AheadOfTimeContentTests are about what not every machine packs.
    private static IEnumerable<string> Files(ZipArchive package) => package.Entries
        .Select(entry => entry.FullName)
        .Where(name => !CompiledAheadOfTime.IsBelow(name))
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);
}
