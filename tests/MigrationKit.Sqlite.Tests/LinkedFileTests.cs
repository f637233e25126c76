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

    [Fact]
    public async Task ALinkToNothingIsADatabaseThatDoesNotExistYet()
    {
        var target = Path.Combine(_database.Folder, "later.db");
        var link = Path.Combine(_elsewhere, "link");
        File.CreateSymbolicLink(link, target);
        var migrator = SqliteMigrator.Create(Connection(link), Tables(1));
        var status = await migrator.StatusAsync();
        var plan = await migrator.PlanAsync();

        Assert.Null(status.ChainHead);
        Assert.Single(plan.Steps);
        Assert.False(File.Exists(target));
        await migrator.MigrateAsync();
        Assert.True(File.Exists(target));
        Assert.NotNull((await migrator.StatusAsync()).ChainHead);
    }

    [Fact]
    public async Task ALinkIntoAFolderThatDoesNotExistNamesThatFolder()
    {
        var link = Path.Combine(_elsewhere, "link");
        File.CreateSymbolicLink(link, Path.Combine(_database.Folder, "none", "app.db"));
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(Connection(link), Tables(1)));

        Assert.Contains($"its folder '{Path.Combine(_database.Folder, "none")}' does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpFromALinkIsWhereTheEngineGoes()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows lets only administrators make links.");
        var inner = Directory.CreateDirectory(Path.Combine(_database.Folder, "inner")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(_elsewhere, "link"), inner);
        var path = Path.Combine(_elsewhere, "link", "..", "up.db");
        await SqliteMigrator.MigrateAsync(Connection(path), Tables(1));
        var migrator = SqliteMigrator.Create(Connection(path), Tables(2), new MigrationOptions { Backup = new BackupOptions() });
        var status = await migrator.StatusAsync();
        var report = await migrator.MigrateAsync();

        // Before SQLite 3.39 `link/..` is no way at all; from then on it is up from where the link leads.
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(Connection(path));
        connection.Open();
        var folder = Path.GetDirectoryName(TempDatabase.Query(connection, "SELECT file FROM pragma_database_list"));
        Assert.Equal(new Version(connection.ServerVersion) >= new Version(3, 39) ? _database.Folder : _elsewhere, folder);
        Assert.NotNull(status.ChainHead);
        Assert.Equal(folder, Path.GetDirectoryName(report.BackupPath));
    }

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
