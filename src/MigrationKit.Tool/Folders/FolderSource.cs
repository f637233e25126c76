using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Reads a folder from disk as the generator gets it from a build: the same files, the same text, the same order.</summary>
internal static class FolderSource
{
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
        SchemaSnapshot? snapshot = null;
        foreach (var file in SideBySide.Map(FolderFiles.Of(root), path => Read(root, path)))
        {
            switch (file)
            {
                case SchemaSnapshot read:
                    snapshot ??= read;
                    break;
                case SqlFile read when SetFileKinds.Of(read.Path) == SetFileKind.Script:
                    scripts.Add(read);
                    break;
                case SqlFile read when SetFileKinds.Of(read.Path) == SetFileKind.LockFile:
                    locks.Add(read);
                    break;
                case SqlFile read:
                    journal ??= read;
                    break;
            }
        }

        return new SetSource(
            NameInMessages(folder), scripts.ToEquatableArray(), journal, locks.ToEquatableArray(), dialect, isContinuousIntegration)
        {
            Snapshot = snapshot,
        };
    }

    /// <summary>Null for what is no file of a set.</summary>
    private static object? Read(string root, string path) => SetFileKinds.Of(path) switch
    {
        SetFileKind.Script or SetFileKind.LockFile or SetFileKind.Journal => Utf8File.Read(root, path),
        SetFileKind.Snapshot when path.Equals(SchemaSnapshot.FileName, StringComparison.OrdinalIgnoreCase) => SnapshotReader.Read(Utf8File.Read(root, path).Text),
        _ => null,
    };

    /// <summary>' --set DIR' where the folder is not the default one, ready to be pasted.</summary>
    public static string SetOption(string folder) => folder switch
    {
        GlobalOptions.DefaultFolder => "",
        _ when folder.Contains(' ', StringComparison.Ordinal) => $" --set \"{folder}\"",
        _ => " --set " + folder,
    };

    private static string NameInMessages(string folder) =>
        Path.TrimEndingDirectorySeparator(folder).Replace(Path.DirectorySeparatorChar, '/');
}
