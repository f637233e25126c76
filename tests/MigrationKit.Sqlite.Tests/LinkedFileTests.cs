using System.Diagnostics;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>A database that is reached through a symbolic link, of the file or of a folder above it.</summary>
public sealed class LinkedFileTests : IDisposable
{
    private readonly TempDatabase _database = new();
    private readonly string _elsewhere = Directory.CreateTempSubdirectory("migrationkit-").FullName;

    public void Dispose()
    {
        _database.Dispose();
        Directory.Delete(_elsewhere, recursive: true);
    }

    private string Link(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only administrators make links.");
        var path = Path.Combine(_elsewhere, kind);
        if (kind == "file")
        {
            // Relative, and by way of a second one.
            File.CreateSymbolicLink(path + "2", Path.GetRelativePath(_elsewhere, _database.File));
            File.CreateSymbolicLink(path, path + "2");
            return path;
        }

        Directory.CreateSymbolicLink(path, _database.Folder);
        return Path.Combine(path, Path.GetFileName(_database.File));
    }

    private static MigrationSet Tables(int count) => TempDatabase.Set([.. Enumerable.Range(1, count).Select(i => ($"000{i}_t", (ScriptSource)$"CREATE TABLE t{i}(x);"))]);

    private static string Connection(string path) => $"Data Source={path};Pooling=False";

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    public async Task AnotherProcessThatHasItOpenIsFound(string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says who has a file open.");
        var link = Link(kind);
        await SqliteMigrator.MigrateAsync(Connection(link), Tables(1));
        var backup = (await SqliteMigrator.MigrateAsync(Connection(link), Tables(2), new MigrationOptions { Backup = new BackupOptions() })).BackupPath!;
        using var reader = Process.Start(new ProcessStartInfo("bash", ["-c", "exec 3<\"$0\"; echo ready; read line", _database.File])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await reader.StandardOutput.ReadLineAsync();
        var run = await Assert.ThrowsAsync<MigrationException>(
            () => SqliteMigrator.MigrateAsync(Connection(link), Tables(3), new MigrationOptions { RefuseWhileInUse = true }));
        var restore = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.RestoreAsync(Connection(link), backup));
        reader.StandardInput.WriteLine();
        await reader.WaitForExitAsync();

        Assert.Equal((MigrationErrorKind.InUse, MigrationErrorKind.InUse), (run.Kind, restore.Kind));
        Assert.Contains("bash (", run.Message, StringComparison.Ordinal);
        await SqliteMigrator.RestoreAsync(Connection(link), backup);
        Assert.Equal("t1", _database.Query("SELECT name FROM sqlite_master WHERE name LIKE 't_'"));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    public async Task ItIsNoBackupOfItself(string kind)
    {
        var link = Link(kind);
        await SqliteMigrator.MigrateAsync(Connection(_database.File), Tables(1));
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.RestoreAsync(Connection(_database.File), link));

        Assert.Contains("is the database itself", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItsBackupStandsBesideTheFileAndHasItsName()
    {
        var link = Link("file");
        _database.Execute("CREATE TABLE mine(x)");
        var backup = (await SqliteMigrator.MigrateAsync(Connection(link), Tables(1), new MigrationOptions { Backup = new BackupOptions() })).BackupPath!;

        Assert.StartsWith("app.db.none.", Path.GetFileName(backup), StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(backup), Directory.EnumerateFiles(_database.Folder).Select(file => Path.GetFileName(file)));
        await SqliteMigrator.RestoreAsync(Connection(link), backup);
        await SqliteMigrator.RestoreAsync(Connection(_database.File), backup);
        Assert.Equal("mine", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public void ACircleLeadsNowhere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only administrators make links.");
        var (one, other) = (Path.Combine(_elsewhere, "one"), Path.Combine(_elsewhere, "other"));
        File.CreateSymbolicLink(one, other);
        File.CreateSymbolicLink(other, one);

        Assert.StartsWith(Path.GetPathRoot(one)!, Connecting.RealPath.Of(one), StringComparison.Ordinal);
    }
}
