using MigrationKit.Providers;
using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>
/// The words that the specifications are written in. A provider's test project derives one class from each specification,
/// names its database and adds nothing: <c>public sealed class SqliteApplying : ApplyingSpecification&lt;SqliteSpecificationDatabase&gt;;</c>
/// </summary>
public abstract class Specification<TDatabase> : IAsyncDisposable
    where TDatabase : SpecificationDatabase, new()
{
    protected TDatabase Database { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<MigrationReport> MigrateAsync(MigrationSetBuilder set, MigrationOptions? options = null) =>
        await WithMigratorAsync(set, options, migrator => migrator.MigrateAsync());

    protected async Task<MigrationException> FailToMigrateAsync(MigrationSetBuilder set, MigrationOptions? options = null) =>
        await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(set, options));

    protected async Task<T> WithMigratorAsync<T>(MigrationSetBuilder set, MigrationOptions? options, Func<Migrator, Task<T>> act)
    {
        await using var database = Database.Open();
        return await act(new Migrator(database, set.Build(), options));
    }

    protected async Task<IReadOnlyList<HistoryRow>> HistoryAsync(string table = "migration_history", string set = "Migrations")
    {
        await using var database = Database.Open();
        var rows = await database.ReadHistoryAsync(new HistoryTable(table, set), CancellationToken.None);
        return [.. rows.Where(row => row.Set == set)];
    }

    protected Task<string?> CountAsync(string table) => Database.QueryAsync($"SELECT count(*) FROM {table}");
}
