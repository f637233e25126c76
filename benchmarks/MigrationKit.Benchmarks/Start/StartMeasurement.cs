using Microsoft.Data.Sqlite;
using MigrationKit.Benchmarks.InTurns;
using MigrationKit.Benchmarks.Workload;
using MigrationKit.Sqlite;

namespace MigrationKit.Benchmarks.Start;

/// <summary>
/// A start with nothing pending, in a warm process. The connection is not pooled, as the first of a process never is:
/// each start opens the file and reads its schema.
/// </summary>
internal sealed class StartMeasurement : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly int _count;
    private readonly string _ourDatabase;
    private readonly string _entityFrameworkDatabase;
    private readonly EntityFrameworkWorkload _entityFramework;
    private readonly MigrationSet _set;

    public StartMeasurement(string folder, int count)
    {
        SQLitePCL.Batteries_V2.Init();
        _folder = Directory.CreateDirectory(Path.Combine(folder, $"migrationkit-{Guid.NewGuid():N}"));
        _count = count;
        _ourDatabase = Database("ours");
        _set = OurWorkload.Compile(count);
        SqliteMigrator.MigrateAsync(_ourDatabase, _set).GetAwaiter().GetResult();

        _entityFrameworkDatabase = Database("entity-framework");
        _entityFramework = new EntityFrameworkWorkload(count);
        _entityFramework.Migrate(_entityFrameworkDatabase);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public void Measure(int rounds) => Rounds.Measure(
        FormattableString.Invariant($"Start with nothing pending, {_count} applied, in a warm process"),
        rounds,
        [
            new Contender("driver alone: open, one SELECT", OpenAndSelectAsync),
            new Contender("ours", () => SqliteMigrator.MigrateAsync(_ourDatabase, _set)),
            new Contender("EF Core", MigrateByEntityFrameworkAsync),
        ],
        warmUp: rounds);

    // Opens our database and runs one SELECT on the history.
    private Task OpenAndSelectAsync()
    {
        using var connection = new SqliteConnection(_ourDatabase);
        connection.Open();
        using var select = new SqliteCommand(
            "SELECT chain FROM migration_history WHERE \"set\" = 'Migrations' ORDER BY ordinal DESC LIMIT 1", connection);
        select.ExecuteScalar();
        return Task.CompletedTask;
    }

    private Task MigrateByEntityFrameworkAsync()
    {
        _entityFramework.Migrate(_entityFrameworkDatabase);
        return Task.CompletedTask;
    }

    private string Database(string name) => $"Data Source={Path.Combine(_folder.FullName, name + ".db")};Pooling=False";
}
