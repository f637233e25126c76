using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;

namespace MigrationKit.Replay.Tests;

public sealed class ReservedWordsTests
{
    private const string Words = """
        ADD ALTER AND AS CHECK COLLATE CONSTRAINT CREATE DEFAULT DELETE DROP EXISTS FOREIGN FROM IN INDEX INSERT
        INTO IS NOT NULL ON OR ORDER PRIMARY REFERENCES SELECT SET TABLE UNIQUE UPDATE VALUES WHERE
        """;

    [Fact]
    public void TheEngineTakesNoneOfThemForATable() => Assert.All(Words.Split([' ', '\n']), word =>
    {
        Assert.True(ReservedWords.Contains(word));
        using var limit = new TimeLimit(ReplayOptions.DefaultTimeLimit);
        using var database = new ScratchDatabase(Engines.Bundled, limit);
        database.Do($"CREATE TABLE \"{word}\" (x)");
        Assert.NotNull(database.Run($"INSERT INTO {word} VALUES (1)"));
    });

    [Fact]
    public void WhatIsANameToTheEngineIsNone() => Assert.All(["KEY", "REPLACE", "TEXT", "TEMP", "IF"], word => Assert.False(ReservedWords.Contains(word)));

    [Fact]
    public void ATableOfThatNameIsFilledWhereItIsQuoted()
    {
        var facts = ReplayedFolder.With(("0001_a.sql", "CREATE TABLE \"order\" (x);"), ("0002_b.sql", "CREATE UNIQUE INDEX one ON \"order\" ((1));")).Replay().Facts;
        Assert.Equal(Compiler.Validation.ReplayFactKind.MayFailOnRows, Assert.Single(facts).Kind);
    }
}
