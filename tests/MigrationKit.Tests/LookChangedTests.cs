using MigrationKit.Specification.Building;

namespace MigrationKit.Tests;

/// <summary>docs/decisions/0004.</summary>
public sealed class LookChangedTests
{
    private static MigrationSetBuilder Set(string sql, bool more = false)
    {
        var set = new MigrationSetBuilder { { "0001_a", sql } };
        if (more)
        {
            set.Add("0002_b", "SELECT 2;");
        }

        return set;
    }

    [Fact]
    public async Task ItIsAcceptedAndReported()
    {
        var database = await Histories.AfterAsync(Set("SELECT 1;"));
        var migrator = new Migrator(database, Set("-- why\nSELECT  1;").Build());
        var report = await migrator.MigrateAsync();

        Assert.True(report.UpToDate);
        Assert.Equal(["0001_a"], report.LookChanged);
        Assert.Empty(database.Sessions);
        Assert.Equal(["0001_a"], (await migrator.ValidateAsync()).LookChanged);
        Assert.True((await migrator.ValidateAsync()).IsValid);
        Assert.Equal(MigrationState.LookChanged, (await migrator.StatusAsync()).Migrations[0].State);
    }

    [Fact]
    public async Task WhatComesAfterRunsAndTheHistoryStaysSound()
    {
        var database = await Histories.AfterAsync(Set("SELECT 1;"));
        var set = Set("SELECT  1;", more: true);
        var report = await new Migrator(database, set.Build()).MigrateAsync();

        Assert.Equal(["0001_a"], report.LookChanged);
        Assert.Single(report.Migrations);
        Assert.True((await new Migrator(database, set.Build()).MigrateAsync()).UpToDate);
        Assert.True((await new Migrator(database, Set("SELECT 1;", more: true).Build()).MigrateAsync()).UpToDate);
    }
}
