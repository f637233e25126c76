using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Writes a folder's lock files, and only where that changes something.</summary>
internal static class FolderLock
{
    /// <summary>
    /// Adds what is new behind what is locked. A line that is there stays as it is: it says what has shipped, also where the file's
    /// comments have changed since.
    /// </summary>
    /// <param name="folder">Without errors: an edited migration would be locked as if it had always been so.</param>
    public static LockResult Update(Folder folder)
    {
        var locked = Entries(folder, "");
        var known = locked.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var added = folder.Set.Sequence.Migrations
            .Where(migration => migration.Name.Version is not null && !known.Contains(migration.Id))
            .Select(migration => new LockEntry(migration.Id, migration.Up.Checksum, migration.Up.Fingerprint, 0));
        return Write(folder, "", locked, [.. locked, .. added]);
    }

    /// <summary>Writes an environment's file anew.</summary>
    public static LockResult Replace(Folder folder, string environment, IReadOnlyList<LockEntry> entries) =>
        Write(folder, environment, Entries(folder, environment), entries);

    private static LockResult Write(Folder folder, string environment, IReadOnlyList<LockEntry> before, IReadOnlyList<LockEntry> after)
    {
        var name = LockFileName.Of(environment);
        var path = Path.Combine(folder.Name, name);
        var text = LockFileWriter.Write(after);
        var isChanged = folder.Set.Source.LockFiles.FirstOrDefault(file => file.Path == name)?.Text != text;
        if (isChanged)
        {
            WholeFile.Write(path, text);
        }

        return new LockResult(path, isChanged, after.Count, [.. Missing(after, before)], [.. Missing(before, after)])
        {
            Environment = environment.Length == 0 ? null : environment,
        };
    }

    private static IReadOnlyList<LockEntry> Entries(Folder folder, string environment) =>
        folder.Set.Sequence.LockFiles.FirstOrDefault(file => file.Path == LockFileName.Of(environment)) is { } file
            ? [.. file.Entries]
            : [];

    private static IEnumerable<string> Missing(IEnumerable<LockEntry> from, IEnumerable<LockEntry> there) =>
        from.Select(entry => entry.Id).Except(there.Select(entry => entry.Id), StringComparer.Ordinal);
}
