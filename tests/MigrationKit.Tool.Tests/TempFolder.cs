namespace MigrationKit.Tool.Tests;

/// <summary>A fresh folder that is deleted in the end.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder(string name = "")
    {
        Root = Directory.CreateTempSubdirectory("migrationkit-tool-").FullName;
        Path = name.Length == 0 ? Root : Directory.CreateDirectory(System.IO.Path.Combine(Root, name)).FullName;
    }

    public string Path { get; }

    private string Root { get; }

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public TempFolder With(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[file])!);
        File.WriteAllText(this[file], text);
        return this;
    }

    public string Read(string file) => File.ReadAllText(this[file]);

    public IEnumerable<string> Files() => Directory
        .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
