namespace Package.Tests;

/// <summary>A project of somebody who uses the packages, in a folder of its own.</summary>
internal sealed class Consumer(string folder)
{
    public string Folder { get; } = folder;

    public string this[string file] => Path.Combine(Folder, file);

    private string Name => Path.GetFileNameWithoutExtension(Directory.GetFiles(Folder, "*.csproj").Single());

    public Consumer Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[file])!);
        File.WriteAllText(this[file], text);
        return this;
    }

    /// <summary>Replaces text that must be there.</summary>
    public Consumer Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(this[file]);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Builds what has been restored before.</summary>
    public Task<DotnetRun> BuildAsync(params string[] arguments) => Dotnet.BuildAsync(Folder, ["--no-restore", .. arguments]);

    public Task<DotnetRun> RestoreAndBuildAsync(params string[] arguments) => Dotnet.BuildAsync(Folder, arguments);

    /// <summary>Runs what was built last, on the database in the project's folder.</summary>
    public Task<DotnetRun> RunAsync() => Dotnet.RunAsync(Folder, "exec", this[$"bin/Debug/net10.0/{Name}.dll"]);

    /// <summary>The SHA-256 of the database's file.</summary>
    public string DatabaseHash() => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(this["app.db"])));
}
