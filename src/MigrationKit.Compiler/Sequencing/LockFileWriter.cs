using System.Text;
using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>Writes a lock file. The same migrations give the same bytes, and a rewrite without change is no change in git.</summary>
internal static class LockFileWriter
{
    /// <summary>Locks every versioned migration, with an impact that nobody has found out; a repeatable is meant to change.</summary>
    public static string Write(MigrationSequence sequence) =>
        Write(sequence.Migrations
            .Where(migration => migration.Name.Kind == MigrationKind.Versioned)
            .Select((migration, index) => new LockEntry(migration.Id, migration.Up.Checksum, migration.Up.Fingerprint, index + 2)));

    /// <summary>The same for a history read from a database, in the order it was applied.</summary>
    public static string Write(IEnumerable<LockEntry> entries)
    {
        var text = new StringBuilder(LockFileText.Header).Append('\n');
        var chain = new List<(string, string)>();
        foreach (var entry in entries)
        {
            AppendLine(text, LockFileText.Escape(entry.Id), entry.Checksum, entry.Fingerprint, entry.Impact);
            chain.Add((entry.Id, entry.Checksum));
        }

        return AppendLine(text, LockFileText.Chain, ChainHead.Of(chain)).ToString();
    }

    private static StringBuilder AppendLine(StringBuilder text, params string[] fields) =>
        text.Append(string.Join(LockFileText.Separator, fields)).Append('\n');
}
