using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>Databases that released versions have written (Assets, a folder a version): this one opens them and goes on.</summary>
public sealed class ReleasedDatabaseTests
{
    private const int Then = 4;
    private const int Now = 6;

    private static string Assets => Path.Combine(AppContext.BaseDirectory, "Assets");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Assets, "*.db", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Assets, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task ItIsOpenedAndMigrated(string file)
    {
        using var database = new TempDatabase();
        File.Copy(Path.Combine(Assets, file), database.File);
        var isInterrupted = file.Contains("interrupted", StringComparison.Ordinal);
        var report = await database.MigrateAsync(Sets.Released(Then));
        Assert.Equal(isInterrupted ? ["8. Encrypted fields", "R__names"] : [], report.Migrations.Select(migration => migration.Id));

        report = await database.MigrateAsync(Sets.Released(Now));
        Assert.Equal(["0009_later", "0010_latest"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal("1|Zoë|00FF| 2|O'Hara||", database.Query("SELECT p.id, name, hex(value), email FROM person p LEFT JOIN secret ON person = p.id ORDER BY p.id"));
        Assert.Equal("Zoë O'Hara", database.Query("SELECT name FROM names"));
        Assert.Equal("ok", database.Query("PRAGMA integrity_check"));
        Assert.Equal(file.Contains("wal", StringComparison.Ordinal) ? "wal" : "delete", database.Query("PRAGMA journal_mode"));
        Assert.True((await database.MigrateAsync(Sets.Released(Now))).UpToDate);
    }

    [Fact]
    public void EachVersionHasBothJournalsAndAnInterruptedOne()
    {
        var versions = Directory.GetDirectories(Assets);
        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.All(
            new[] { "delete.db", "wal.db", "interrupted.db" }, file => Assert.True(File.Exists(Path.Combine(version, file)), $"{version}: {file}")));
    }
}
