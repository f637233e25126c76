using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>Writes a folder's lock files, and only where that changes something.</summary>
internal static class FolderLock
{
    /// <summary>
    /// Adds what is new behind what is locked. Id and checksums of a line that is there stay as they are: they say what has shipped, also
    /// where the file's comments have changed since. Its impact is what running it showed.
    /// </summary>
    /// <param name="folder">Without errors: an edited migration would be locked as if it had always been so.</param>
    /// <param name="impacts">By id, as far as they are known.</param>
    public static LockResult Update(Folder folder, IReadOnlyDictionary<string, string> impacts)
    {
        var locked = Entries(folder, "");
        var known = locked.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var added = folder.Set.Sequence.Migrations
            .Where(migration => migration.Name.Version is not null && !known.Contains(migration.Id))
            .Select(migration => new LockEntry(migration.Id, migration.Up.Checksum, migration.Up.Fingerprint, 0));
        return Write(folder, "", locked, [.. locked.Concat(added).Select(entry => entry with { Impact = impacts.GetValueOrDefault(entry.Id, entry.Impact) })]);
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

        var added = Missing(after, before).ToList();
        return new LockResult(path, isChanged, after.Count, added, [.. Missing(before, after)])
        {
            OfUnknownImpact = environment.Length == 0 && folder.Set.Source.Dialect == SqlDialect.Sqlite
                ? after.Count(entry => entry.Impact == ImpactWord.Unknown && added.Contains(entry.Id))
                : 0,
            Environment = environment.Length == 0 ? null : environment,
            Impacts = [.. Changed(before, after)],
        };
    }

    private static IReadOnlyList<LockEntry> Entries(Folder folder, string environment) =>
        folder.Set.Sequence.LockFiles.FirstOrDefault(file => file.Path == LockFileName.Of(environment)) is { } file
            ? [.. file.Entries]
            : [];

    // What was not known before is no change of what the file said.
    private static IEnumerable<string> Changed(IEnumerable<LockEntry> before, IEnumerable<LockEntry> after) =>
        before.Where(entry => ImpactWord.IsKnown(entry.Impact))
            .Join(after, entry => entry.Id, entry => entry.Id, (old, now) => (Old: old, Now: now), StringComparer.Ordinal)
            .Where(pair => pair.Old.Impact != pair.Now.Impact)
            .Select(pair => $"{pair.Now.Id}: {pair.Now.Impact}, was {pair.Old.Impact}");

    private static IEnumerable<string> Missing(IEnumerable<LockEntry> from, IEnumerable<LockEntry> there) =>
        from.Select(entry => entry.Id).Except(there.Select(entry => entry.Id), StringComparer.Ordinal);
}
