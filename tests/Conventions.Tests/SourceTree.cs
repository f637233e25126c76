namespace Conventions.Tests;

/// <summary>
/// Text files by path (relative, with '/'). A convention is a function of it, so that a test can hand it a made-up wrong one
/// and prove that it complains.
/// </summary>
internal sealed class SourceTree(IEnumerable<KeyValuePair<string, string>> files)
{
    private static readonly string[] Folders =
        ["bin", "obj", ".git", ".vs", ".idea", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", "node_modules"];

    private static readonly string[] Texts =
    [
        ".cs", ".csproj", ".props", ".targets", ".sln", ".config", ".json", ".md", ".sql", ".txt", ".lock", ".snapshot", ".sh",
        ".editorconfig", ".gitignore", ".gitattributes", ".globalconfig", "",
    ];

    private readonly SortedDictionary<string, string> _files = new(files.ToDictionary(), StringComparer.Ordinal);

    public static SourceTree Repository { get; } = new(
        FilesBelow(RepositoryRoot.Path).Select(path => KeyValuePair.Create(
            Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n"))));

    public IEnumerable<string> Paths => _files.Keys;

    public string this[string path] => _files[path];

    public static SourceTree Of(params (string Path, string Text)[] files) =>
        new(files.Select(file => KeyValuePair.Create(file.Path, file.Text)));

    public bool Contains(string path) => _files.ContainsKey(path);

    /// <summary>The files directly in or anywhere below a folder, with one ending.</summary>
    public IEnumerable<string> Below(string folder, string ending) =>
        Paths.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal) && path.EndsWith(ending, StringComparison.Ordinal));

    private static IEnumerable<string> FilesBelow(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(file => Texts.Contains(Path.GetExtension(file)) && !file.Contains(".received.", StringComparison.Ordinal)
                && Path.GetFileName(file) != ".git")
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(child => !Folders.Contains(Path.GetFileName(child)))
                .SelectMany(FilesBelow));
}
