using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Package.Tests;

/// <summary>
/// All packages, packed once into a feed of their own, and the folder that consumers lie in: everything is built outside
/// the repository, so that no other test's files are touched.
/// </summary>
internal sealed partial class Packages
{
    private readonly SemaphoreSlim _packing = new(1);

    private Packages(string root)
    {
        Root = root;
        // In lower case, as the folders of a package cache are.
        Version = $"0.0.0-{Path.GetFileName(root).ToLowerInvariant()}";
    }

    /// <summary>The folder of everything, deleted in the end.</summary>
    public string Root { get; }

    /// <summary>Never used before: a version that a package cache knows already would be taken from there.</summary>
    public string Version { get; }

    public string Feed => Path.Combine(Root, "feed");

    public string Consumers => Path.Combine(Root, "consumers");

    private string Artifacts => Path.Combine(Root, "artifacts");

    public static async Task<Packages> PackAsync()
    {
        var packages = new Packages(Directory.CreateTempSubdirectory("test-").FullName);
        try
        {
            foreach (var project in (string[])["MigrationKit.Sqlite", "MigrationKit.Hosting", "MigrationKit", "MigrationKit.Tool"])
            {
                (await packages.PackAsync(project, packages.Feed)).Succeeds();
            }

            await packages.PrepareConsumersAsync();
            return packages;
        }
        catch
        {
            packages.Delete();
            throw;
        }
    }

    public void Delete() => Directory.Delete(Root, recursive: true);

    /// <summary>The package <paramref name="id"/>, in <paramref name="feed"/> where it was packed into a folder of its own.</summary>
    public ZipArchive Open(string id, string extension = "nupkg", string? feed = null) =>
        ZipFile.OpenRead(Path.Combine(feed ?? Feed, $"{id}.{Version}.{extension}"));

    /// <summary>Where the package <paramref name="id"/> was unpacked for the consumers.</summary>
    public string Restored(string id) => Path.Combine(Root, "packages", id.ToLowerInvariant(), Version);

    /// <summary>Packs what has been built once more; one at a time, because what is written on the way lies beside what was built.</summary>
    public async Task<DotnetRun> PackAgainAsync(string id, string feed, params string[] arguments)
    {
        await _packing.WaitAsync();
        try
        {
            return await PackAsync(id, feed, ["--no-build", "-v:m", .. arguments]);
        }
        finally
        {
            _packing.Release();
        }
    }

    // As a release is packed. The folder of the artifacts is outside the repository, which is all that such a build maps by itself.
    private Task<DotnetRun> PackAsync(string id, string feed, params string[] arguments) => Dotnet.PackAsync(
        $"src/{id}/{id}.csproj", ["-c", "Release", "--artifacts-path", Artifacts, "--output", feed,
        $"-p:Version={Version}", "-p:ContinuousIntegrationBuild=true", $"-p:PathMap={Artifacts}=/_/artifacts",
        "-p:SOURCE_DATE_EPOCH=1767225600", .. arguments]);

    private async Task PrepareConsumersAsync()
    {
        Directory.CreateDirectory(Consumers);
        var sources = (await Dotnet.RunAsync(Root, "nuget", "list", "source")).Succeeds();
        var caches = (await Dotnet.RunAsync(Root, "nuget", "locals", "global-packages", "--list")).Succeeds();
        var mapping = new StringBuilder();
        foreach (Match name in SourceName().Matches(sources.Output))
        {
            mapping.Append(null, $"<packageSource key=\"{name.Groups[1].Value}\"><package pattern=\"*\" /></packageSource>");
        }

        // The machine's own sources stay in force, but none of them is asked for a package of ours.
        await File.WriteAllTextAsync(Path.Combine(Consumers, "nuget.config"), $"""
            <configuration>
              <packageSources><add key="under-test" value="{Feed}" /></packageSources>
              <packageSourceMapping>
                <packageSource key="under-test"><package pattern="MigrationKit*" /></packageSource>
                {mapping}
              </packageSourceMapping>
              <fallbackPackageFolders><add key="cache" value="{caches.Output.Split(": ", 2)[1].Trim()}" /></fallbackPackageFolders>
            </configuration>
            """);

        // Ours are unpacked here and leave the machine's package cache alone.
        await File.WriteAllTextAsync(Path.Combine(Consumers, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <MigrationKitVersion>{Version}</MigrationKitVersion>
                <RestorePackagesPath>{Path.Combine(Root, "packages")}</RestorePackagesPath>
              </PropertyGroup>
            </Project>
            """);
    }

    [GeneratedRegex(@"^\s+\d+\.\s+(.+) \[Enabled\]", RegexOptions.Multiline)]
    private static partial Regex SourceName();
}
