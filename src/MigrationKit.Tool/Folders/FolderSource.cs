using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Reads a folder from disk as the generator gets it from a build: the same files, the same text, the same order.</summary>
internal static class FolderSource
{
    private const string Journal = "meta/_journal.json";

    /// <param name="folder">As the user called it; messages and problems keep it.</param>
    /// <exception cref="Refusal">There is no such folder, or a link leads out of it.</exception>
    public static SetSource Read(string folder, SqlDialect dialect, bool isContinuousIntegration)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new Refusal("noFolder", File.Exists(root)
                ? $"'{root}' is a file. Name the folder that holds the migrations."
                : $"There is no folder '{root}'. Name the folder that holds the migrations, or begin one: migrationkit new NAME{SetOption(folder)}");
        }

        var scripts = new List<SqlFile>();
        var locks = new List<SqlFile>();
        SqlFile? journal = null;
        foreach (var path in FolderFiles.Of(root))
        {
            if (ScriptPath.IsScript(path))
            {
                scripts.Add(Utf8File.Read(root, path));
            }
            else if (IsLockFile(path))
            {
                locks.Add(Utf8File.Read(root, path));
            }
            else if (path == Journal)
            {
                journal = Utf8File.Read(root, path);
            }
        }

        return new SetSource(
            NameInMessages(folder), scripts.ToEquatableArray(), journal, locks.ToEquatableArray(), dialect, isContinuousIntegration);
    }

    /// <summary>' --set DIR' where the folder is not the default one, ready to be pasted.</summary>
    public static string SetOption(string folder) => folder switch
    {
        GlobalOptions.DefaultFolder => "",
        _ when folder.Contains(' ', StringComparison.Ordinal) => $" --set \"{folder}\"",
        _ => " --set " + folder,
    };

    // Lock files stand beside the scripts' folder root; one further down is another set's, or somebody's 'yarn.lock'.
    private static bool IsLockFile(string path) =>
        !path.Contains('/', StringComparison.Ordinal)
        && path.StartsWith("migrations.", StringComparison.Ordinal)
        && path.EndsWith(".lock", StringComparison.Ordinal);

    private static string NameInMessages(string folder) =>
        Path.TrimEndingDirectorySeparator(folder).Replace(Path.DirectorySeparatorChar, '/');
}
