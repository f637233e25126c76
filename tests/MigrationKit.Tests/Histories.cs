using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>Histories as runs of the library leave them, to be damaged or met with another set.</summary>
internal static class Histories
{
    public static async Task<FakeDatabase> AfterAsync(MigrationSetBuilder set, MigrationOptions? options = null)
    {
        var database = new FakeDatabase();
        await new Migrator(database, set.Build(), options).MigrateAsync();
        database.Sessions.Clear();
        database.Runs.Clear();
        return database;
    }

    /// <summary>Sets of trivial scripts by id.</summary>
    public static MigrationSetBuilder Set(params string[] ids)
    {
        var set = new MigrationSetBuilder();
        foreach (var id in ids)
        {
            set.Add(id, $"SELECT '{id}';", $"SELECT 'down {id}';");
        }

        return set;
    }

    public static void Edit(this FakeDatabase database, int index, Func<HistoryRow, HistoryRow> edit) =>
        database.Rows[index] = edit(database.Rows[index]);

    public static async Task<MigrationException> RefusedAsync(this FakeDatabase database, MigrationSetBuilder set, MigrationOptions? options = null)
    {
        var (rows, effects) = (database.Rows.ToArray(), database.Effects.ToArray());
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, set.Build(), options).MigrateAsync());

        // A refusal comes before the lock and changes nothing, and ValidateAsync says the same.
        Assert.Equal(rows, database.Rows);
        Assert.Equal(effects, database.Effects);
        Assert.Empty(database.Runs);
        Assert.EndsWith("The database was not changed.", error.Message, StringComparison.Ordinal);
        var report = await new Migrator(database, set.Build(), options).ValidateAsync();
        Assert.False(report.IsValid);
        Assert.Equal(error.Kind, Assert.Throws<MigrationException>(report.ThrowIfInvalid).Kind);
        Assert.Equal(error.Findings.Select(finding => finding.Message), report.Findings.Select(finding => finding.Message));
        return error;
    }
}
