using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests.Checks;

/// <summary>A check is told what is about to be committed.</summary>
public sealed class CheckContextTests : IDisposable
{
    private readonly TempDatabase _database = new();
    private readonly List<string> _seen = [];

    public void Dispose() => _database.Dispose();

    private static MigrationSet Set() => new MigrationSetBuilder
    {
        { "0001_a", "CREATE TABLE a(x);\n", "DROP TABLE a;\n" },
        { "0002_b", "CREATE TABLE b(x);\n", "DROP TABLE b;\n" },
    }.Build();

    private Migrator Migrator(TransactionMode mode = TransactionMode.WholeRun) => SqliteMigrator.Create(_database.ConnectionString, Set(), new MigrationOptions
    {
        TransactionMode = mode,
        RunChecksAsync = (context, _) =>
        {
            var tables = TempDatabase.Query((SqliteConnection)context.Connection, "SELECT count(*) FROM sqlite_master WHERE name IN ('a', 'b')");
            _seen.Add($"{context.Direction} {string.Join(',', context.Migrations.Select(migration => migration.Id))} {tables}"
                + (context.EndsTheRun ? " last" : "") + (context.IsRehearsal ? " rehearsal" : ""));
            return default;
        },
    });

    [Fact]
    public async Task ForwardsAndBackAreToldApart()
    {
        await Migrator().MigrateAsync();
        await Migrator().RollbackAllAsync();

        Assert.Equal(["Up 0001_a,0002_b 2 last", "Down 0002_b,0001_a 0 last"], _seen);
    }

    [Fact]
    public async Task EachCommitHasItsOwnMigrations()
    {
        await Migrator(TransactionMode.PerMigration).MigrateAsync();

        Assert.Equal(["Up 0001_a 1", "Up 0002_b 2 last"], _seen);
    }

    [Fact]
    public async Task OnTheCopyOfARehearsalItIsSaidSo()
    {
        await Migrator().MigrateToAsync("0001_a");
        _seen.Clear();
        await Migrator().RehearseAsync();

        Assert.Equal(["Up 0002_b 2 last rehearsal", "Down 0002_b 1 last rehearsal", "Up 0002_b 2 last rehearsal"], _seen);
    }
}
