using System.Globalization;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>A database that is backed up into a folder of its own, at a standing clock.</summary>
public abstract class BackupTestCase : IDisposable
{
    protected TempDatabase Database { get; } = new();

    public void Dispose()
    {
        Database.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string Folder => Path.Combine(Database.Folder, "back-ups");

    protected MigrationOptions Options(int keep = 5, DateTimeOffset? now = null) => new()
    {
        Backup = new BackupOptions { Directory = Folder, Keep = keep },
        Time = new ClockAt(now ?? ClockAt.Start),
    };

    protected IEnumerable<string> Backups() => Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    protected static MigrationSet Tables(int count) => TempDatabase.Set([.. Enumerable.Range(1, count).Select(i => Table(i))]);

    protected static (string, ScriptSource) Table(int i) =>
        (i.ToString("0000'_t'", CultureInfo.InvariantCulture), FormattableString.Invariant($"CREATE TABLE t{i}(x);\nINSERT INTO t{i} VALUES ({i});\n"));
}
