using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay.Caching;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Reads a folder from disk as the generator gets it from a build: the same files, the same text, the same order.</summary>
internal static class FolderSource
{
    /// <param name="folder">As the user called it; messages and problems keep it.</param>
    /// <param name="dialect">Whose SQL it is.</param>
    /// <param name="isContinuousIntegration">Whether what is not locked is about to ship.</param>
    /// <param name="knownFiles">Gives the files that need not be read; null to read all.</param>
    /// <exception cref="Refusal">There is no such folder, or a link leads out of it.</exception>
    public static FolderContent Read(string folder, SqlDialect dialect, bool isContinuousIntegration, Func<KnownFiles>? knownFiles = null)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new Refusal("noFolder", File.Exists(root)
                ? $"'{root}' is a file. Name the folder that holds the migrations."
                : $"There is no folder '{root}'. {Alike(root)}{Deeper(folder)}Name the folder that holds the migrations, or begin one: migrationkit new NAME{SetOption(folder)}");
        }

        // The replay, which is who knows files, reads the snapshot by itself.
        var listed = FolderFiles.Of(root);
        var (known, isReplay) = (knownFiles?.Invoke() ?? KnownFiles.None, knownFiles is not null);
        var files = new List<FolderFile>();
        foreach (var stamp in listed)
        {
            var kind = SetFileKinds.Of(stamp.Path);
            if (kind != SetFileKind.Other && (kind != SetFileKind.Snapshot || (!isReplay && stamp.Path.Equals(SchemaSnapshot.FileName, StringComparison.OrdinalIgnoreCase))))
            {
                files.Add(new FolderFile(stamp, kind, known.Find(stamp)));
            }
        }

        // Lock files first: of a large set they are the longest.
        var toRead = files.FindAll(file => file.Kind == SetFileKind.LockFile && !file.IsKnown);
        toRead.AddRange(files.FindAll(file => file.Kind != SetFileKind.LockFile && !file.IsKnown));
        SideBySide.Map(toRead, file => file.Read(root, dialect));
        return Content(NameInMessages(folder), dialect, isContinuousIntegration, files);
    }

    private static FolderContent Content(string name, SqlDialect dialect, bool isContinuousIntegration, List<FolderFile> files)
    {
        var scripts = files.Where(file => file.Kind == SetFileKind.Script).ToList();
        var locks = files.Where(file => file.Kind == SetFileKind.LockFile).ToList();
        var source = new SetSource(
            name,
            scripts.Select(file => file.Text!).ToEquatableArray(),
            files.Find(file => file.Kind == SetFileKind.Journal)?.Text,
            locks.Select(file => file.Text!).ToEquatableArray(),
            dialect,
            isContinuousIntegration)
        {
            Snapshot = files.Find(file => file.Kind == SetFileKind.Snapshot)?.Snapshot,
        };
        return new FolderContent(
            source,
            scripts.Select(file => file.Script!).ToEquatableArray(),
            locks.Select(file => file.Lock!).ToEquatableArray(),
            [.. scripts.Concat(locks).Select(file => file.Stamp)],
            files.Where(file => file.IsKnown).Select(file => file.Stamp.Path).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>' --set DIR' where the folder is not the default one, ready to be pasted.</summary>
    public static string SetOption(string folder) => folder switch
    {
        GlobalOptions.DefaultFolder => "",
        _ => " --set " + Quoted(folder),
    };

    private static string Quoted(string folder) => folder.Contains(' ', StringComparison.Ordinal) ? $"\"{folder}\"" : folder;

    /// <summary>A build takes 'migrations' for what it is; a file system that tells capitals apart does not.</summary>
    private static string Alike(string root)
    {
        var (parent, name) = (Path.GetDirectoryName(root), Path.GetFileName(root));
        var alike = Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent).Select(folder => Path.GetFileName(folder)).FirstOrDefault(other => other.Equals(name, StringComparison.OrdinalIgnoreCase))
            : null;
        return alike is null ? "" : $"There is one called '{alike}'. ";
    }

    // Where the project's folder is not the current one, or the sets lie deeper in it.
    private static string Deeper(string folder) => DeeperFolders.Of(folder) switch
    {
        [] => "",
        [var only] => $"There are migrations in '{only}': name it behind the command (`migrationkit status {Quoted(only)}`), or call from '{only[..only.LastIndexOf('/')]}'. ",
        var several => $"There are migrations in {string.Join(", ", several.Select(found => $"'{found}'"))}: name one of them behind the command (`migrationkit status {Quoted(several[0])}`). ",
    };

    private static string NameInMessages(string folder) =>
        Path.TrimEndingDirectorySeparator(folder).Replace(Path.DirectorySeparatorChar, '/');
}
