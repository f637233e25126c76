using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>
/// A history that cannot be trusted, and nothing pending: the start looks at the newest row's chain alone, so it does not see all of it (docs/reliability.md).
/// It does nothing then, and whoever asks is told.
/// </summary>
public sealed class IdleStartTests
{
    public static TheoryData<string> Damages() =>
    [
        .. ((IEnumerable<TheoryData<string, string>>)[BadHistoryTests.Missing(), BadHistoryTests.Edited(), BadHistoryTests.Rebuilt(), BadHistoryTests.Mixed()])
            .SelectMany(data => data).Select(row => row.Data.Item1),
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task WhatItDoesNotSeeIsFoundByAValidation(string damage)
    {
        using var database = new TempDatabase();
        await database.MigrateAsync(Sets.Tables(3));
        database.Execute(damage);
        database.ClearPool();
        var before = File.ReadAllBytes(database.File);
        var migrator = SqliteMigrator.Create(database.ConnectionString, Sets.Tables(3));
        var said = await SaidAsync(async () => (await migrator.ValidateAsync()).Findings.Select(finding => finding.Message));
        var refused = await SaidAsync(async () => (await migrator.MigrateAsync()).UpToDate ? [] : ["It has run something."]);

        Assert.NotEmpty(said);
        Assert.Equal(NewestRowFits(database), refused.Count == 0);
        Assert.DoesNotContain("It has run something.", refused);
        Assert.Equal(before, File.ReadAllBytes(database.File));
    }

    // What the start goes by, asked of the rows as they are.
    private static bool NewestRowFits(TempDatabase database)
    {
        try
        {
            return database.Query("SELECT chain || ' ' || (kind <> 'started') FROM (SELECT * FROM migration_history WHERE [set] = 'Migrations' AND typeof(chain) = 'text' ORDER BY ordinal DESC LIMIT 1)")
                == Sets.Tables(3).ChainHead + " 1";
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> SaidAsync(Func<Task<IEnumerable<string>>> ask)
    {
        try
        {
            return [.. await ask()];
        }
        catch (MigrationException e)
        {
            return [e.Message];
        }
    }
}
