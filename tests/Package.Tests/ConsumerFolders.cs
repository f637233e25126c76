using Package.Tests;

[assembly: AssemblyFixture(typeof(ConsumerFolders))]

namespace Package.Tests;

/// <summary>
/// Packs, and restores, builds and locks one app, once for all tests. A test takes a copy of the built app: to restore it again
/// would be most of its time.
/// </summary>
public sealed class ConsumerFolders : IAsyncLifetime
{
    private Packages? _packages;
    private string _built = "";
    private int _count;

    internal Packages Packages => _packages ?? throw new InvalidOperationException("Not initialised.");

    internal DotnetRun Lock { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _packages = await Packages.PackAsync();
        try
        {
            await BuildAppAsync();
        }
        catch
        {
            _packages.Delete();
            throw;
        }
    }

    /// <summary>A copy of the app that is restored, built and locked.</summary>
    internal Consumer BuiltApp() => CopyOf(_built);

    /// <summary>A project of Consumers/ as it was written, neither restored nor built.</summary>
    internal Consumer Fresh(string name) => CopyOf(Path.Combine(RepositoryRoot.Path, "tests", "Package.Tests", "Consumers", name));

    public ValueTask DisposeAsync()
    {
        _packages?.Delete();
        return ValueTask.CompletedTask;
    }

    private async Task BuildAppAsync()
    {
        var app = Fresh("App");
        (await app.RestoreAndBuildAsync()).Succeeds();
        Lock = (await app.BuildAsync("-t:LockMigrations", "-v:n")).Succeeds();
        (await app.BuildAsync()).Succeeds();
        _built = app.Folder;
    }

    private Consumer CopyOf(string source)
    {
        var target = Path.Combine(Packages.Consumers, Interlocked.Increment(ref _count).ToString("000", null));
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return new Consumer(target);
    }
}
