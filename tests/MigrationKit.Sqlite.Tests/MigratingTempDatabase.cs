using MigrationKit.Specification.Building;
using MigrationKit.Sqlite;

namespace MigrationKit.Tests.Shared;

/// <summary>The words for migrating it.</summary>
public sealed partial class TempDatabase
{
    public Task<MigrationReport> MigrateAsync(MigrationSet set, MigrationOptions? options = null) =>
        SqliteMigrator.MigrateAsync(ConnectionString, set, options);

    public async Task<MigrationException> FailAsync(MigrationErrorKind kind, MigrationSet set, MigrationOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(set, options));
        Assert.Equal((kind, error.Message), (error.Kind, error.Message));
        return error;
    }

    public static MigrationSet Set(params (string Id, ScriptSource Up)[] migrations)
    {
        var set = new MigrationSetBuilder();
        foreach (var (id, up) in migrations)
        {
            set.Add(id, up);
        }

        return set.Build();
    }
}
