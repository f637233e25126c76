using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>A history that cannot be trusted: the run is refused by name, and not a byte of the file changes.</summary>
public sealed class BadHistoryTests
{
    public static TheoryData<string, string> Damage() => new()
    {
        { "DELETE FROM migration_history WHERE ordinal = 1", "0002_t" },
        { "DELETE FROM migration_history WHERE ordinal = 2", "0003_t" },
        { "UPDATE migration_history SET checksum = replace(checksum, substr(checksum, 1, 1), '-') WHERE ordinal = 2", "0002_t" },
        { "UPDATE migration_history SET id = '0002_other' WHERE ordinal = 2", "0002_other" },
        { "UPDATE migration_history SET chain = (SELECT chain FROM migration_history WHERE ordinal = 1) WHERE ordinal = 3", "0003_t" },
        { "UPDATE migration_history SET kind = 'unheard-of' WHERE ordinal = 3; UPDATE migration_history SET chain = '' WHERE ordinal = 3", "0003_t" },
        { "UPDATE migration_history SET kind = 'started' WHERE ordinal = 2; DELETE FROM migration_history WHERE ordinal = 3", "0002_t" },
        { "INSERT INTO migration_history SELECT [set], 4, '0001_t', 1, kind, checksum, fingerprint, chain, impact, progress, applied_at, duration, applied_by FROM migration_history WHERE ordinal = 1", "0001_t" },
        { "INSERT INTO migration_history SELECT 'Migrations', 4, '0001_theirs', 1, kind, checksum, fingerprint, chain, impact, progress, applied_at, duration, applied_by FROM migration_history WHERE ordinal = 1", "0001_theirs" },
        { "UPDATE migration_history SET [set] = 'Old.Migrations'", "Old.Migrations" },
    };

    public static TheoryData<string, string> OtherTools() => new()
    {
        { "CREATE TABLE migration_history(version BIGINT PRIMARY KEY, dirty BOOLEAN)", "golang-migrate" },
        { "CREATE TABLE migration_history(version TEXT PRIMARY KEY)", "dbmate or Rails" },
        { "CREATE TABLE migration_history(id INTEGER PRIMARY KEY, version_id INTEGER, is_applied INTEGER, tstamp TIMESTAMP)", "goose" },
        { "CREATE TABLE migration_history(MigrationId TEXT PRIMARY KEY, ProductVersion TEXT)", "Entity Framework Core" },
        { "CREATE TABLE migration_history(anything)", "not a history of MigrationKit" },
        { "CREATE VIEW migration_history AS SELECT 1 AS ordinal", "view" },
        { "CREATE TABLE mine(x); CREATE INDEX migration_history ON mine(x)", "index" },
    };

    [Theory]
    [MemberData(nameof(Damage))]
    public async Task ADamagedHistoryIsRefusedByName(string damage, string named)
    {
        foreach (var journal in new[] { "delete", "wal" })
        {
            using var database = new TempDatabase(journal);
            await database.MigrateAsync(Sets.Tables(3));
            database.Execute(damage);
            await AssertRefusedAsync(database, Sets.Tables(5), named);
        }
    }

    [Theory]
    [MemberData(nameof(OtherTools))]
    public async Task AnotherToolsTableIsRefusedByName(string table, string named)
    {
        using var database = new TempDatabase();
        database.Execute(table);
        await AssertRefusedAsync(database, Sets.Tables(5), named);
    }

    // Guards the comparison: the same call on a sound history does write.
    [Fact]
    public async Task ASoundHistoryIsNotRefused()
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(Sets.Tables(3));
        var before = File.ReadAllBytes(database.File);
        await database.MigrateAsync(Sets.Tables(5));

        Assert.NotEqual(before, File.ReadAllBytes(database.File));
    }

    private static async Task AssertRefusedAsync(TempDatabase database, MigrationSet set, string named)
    {
        // So that nothing is left in a write-ahead log that a closing connection, of whichever test, would move into the file.
        database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        var before = File.ReadAllBytes(database.File);
        var error = await Assert.ThrowsAsync<MigrationException>(() => database.MigrateAsync(set));

        Assert.Contains(error.Kind, new[] { MigrationErrorKind.InvalidHistory, MigrationErrorKind.MissingMigration, MigrationErrorKind.ChecksumMismatch, MigrationErrorKind.DatabaseIsNewer });
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The database was not changed.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(database.File));
    }
}
