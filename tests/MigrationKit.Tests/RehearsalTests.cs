using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class RehearsalTests
{
    private static readonly MigrationSetBuilder Set = Histories.Set("0001_a", "0002_b", "R__r");

    private readonly FakeDatabase _database = new() { SchemaOf = Tables };

    // Each script makes a table of the name of its migration, and its down script drops it.
    private static List<string> Tables(IReadOnlyList<string> effects)
    {
        var tables = new List<string>();
        foreach (var (direction, id) in effects.Select(effect => (effect[..effect.IndexOf(' ')], effect[(effect.IndexOf(' ') + 1)..])))
        {
            if (direction == "up")
            {
                tables.Add($"table {id}");
            }
            else
            {
                tables.Remove($"table {id}");
            }
        }

        return tables;
    }

    [Fact]
    public async Task ARepeatableWithADownScriptIsTakenBackToo()
    {
        var report = await new Migrator(_database, Set.Build()).RehearseAsync();

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["R__r", "0002_b", "0001_a"], report.TakenBack);
        Assert.Empty(report.NotTakenBack);
    }

    [Fact]
    public async Task ARepeatableThatWasThereBeforeAndComesWithTheNextRunIsNoDifferenceOfTheSchema()
    {
        await new Migrator(_database, Histories.Set("0001_a", "R__r").Build()).MigrateAsync();
        var report = await new Migrator(_database, Set.Build()).RehearseAsync();

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["0002_b"], report.TakenBack);
        Assert.Equal(["up 0001_a", "up R__r", "up 0002_b", "down R__r", "down 0002_b", "up 0002_b", "up R__r"], _database.Copy!.Effects);
    }

    [Theory]
    [InlineData("0001_a", "0002_b")]
    [InlineData("0001_a", "0002_b", "R__r")]
    public async Task ADownScriptThatForgetsSomethingIsFound(params string[] ids)
    {
        _database.SchemaOf = effects => Tables([.. effects.Where(effect => effect != "down 0002_b")]);
        var report = await new Migrator(_database, Histories.Set(ids).Build()).RehearseAsync();

        Assert.Equal(["the down scripts do not bring the schema back: table '0002_b' was added"], report.Findings);
    }

    [Fact]
    public async Task WhatHasNoWayBackStaysAndIsNoFault()
    {
        var set = new MigrationSetBuilder { { "0001_a", "SELECT 1;" }, { "0002_b", "SELECT 2;", "SELECT -2;" } };
        var report = await new Migrator(_database, set.Build()).RehearseAsync();

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["0002_b"], report.TakenBack);
        Assert.Equal(["0001_a"], report.NotTakenBack);
    }

    [Fact]
    public async Task ADownScriptThatCannotRunIsNoWayBack()
    {
        var set = new MigrationSetBuilder { { "0001_a", "SELECT 1;", new ScriptSource("VACUUM;") { Transaction = ScriptTransaction.Outside } } };
        var report = await new Migrator(_database, set.Build()).RehearseAsync();

        Assert.True(report.Passed, report.ToString());
        Assert.Equal(["0001_a"], report.NotTakenBack);
    }

    [Fact]
    public async Task TheCopyIsNotBackedUpAndBelongsToNobodyElse()
    {
        await new Migrator(_database, Set.Build(), new MigrationOptions { Backup = new BackupOptions(), RefuseWhileInUse = true, RequireAtMostRows = 7 }).RehearseAsync();

        Assert.All(_database.Copy!.Preparations, preparation => Assert.Equal((null, false, 7), (preparation.Backup, preparation.RefuseWhileInUse, preparation.AtMostRows)));
        Assert.NotEmpty(_database.Copy.Preparations);
    }

    [Fact]
    public async Task WhatAnInterruptedRunHadDoneIsNotTimed()
    {
        var set = new MigrationSetBuilder { { "0001_vacuum", new ScriptSource("VACUUM;VACUUM;VACUUM;") { Transaction = ScriptTransaction.Outside } } }.Build();
        _database.BeforeScript = _ => throw new MigrationException(MigrationErrorKind.ScriptFailed, "it broke.");
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, set).MigrateAsync());
        _database.Edit(0, row => row with { Progress = 1 });
        _database.BeforeScript = null;
        var report = await new Migrator(_database, set).RehearseAsync();

        Assert.Equal(3, Assert.Single(report.Statements).Statement);
    }
}
