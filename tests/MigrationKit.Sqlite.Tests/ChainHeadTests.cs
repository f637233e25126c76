using MigrationKit.Providers;
using MigrationKit.Specification;
using MigrationKit.Specification.Building;
using MigrationKit.Sqlite.History;
using SQLitePCL;

namespace MigrationKit.Sqlite.Tests;

/// <summary>
/// The one statement of a start with nothing pending. Where it fails, the start is right all the same, only slower: so its own answer is asked for here.
/// </summary>
public sealed class ChainHeadTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public static TheoryData<string> HostileNames => HistorySpecification<Specification.SqliteSpecificationDatabase>.HostileNames;

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(HostileNames))]
    public async Task OneStatementTellsWhateverTheNamesAre(string name)
    {
        var set = new MigrationSetBuilder(name) { { "0001_a", "CREATE TABLE a(x);" }, { "0002_b", "CREATE TABLE b(x);" } }.Build();
        var history = new HistoryTable(name, name);
        var migrator = SqliteMigrator.Create(_database.ConnectionString, set, new MigrationOptions { HistoryTable = name });

        await migrator.MigrateToAsync("0001_a");
        Assert.Equal(raw.SQLITE_DONE, Compare(history, set.ChainHead));

        await migrator.MigrateAsync();
        Assert.Equal(raw.SQLITE_ROW, Compare(history, set.ChainHead));
        Assert.Equal(raw.SQLITE_DONE, Compare(history with { Set = "another" }, set.ChainHead));
        Assert.Equal(raw.SQLITE_DONE, Compare(history, set.ChainHead[..^1]));
    }

    [Fact]
    public async Task OnlyTheNewestRowCounts()
    {
        var set = new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x);" } }.Build();
        await SqliteMigrator.MigrateAsync(_database.ConnectionString, set);
        _database.Execute("INSERT INTO migration_history SELECT [set], 2, 'newer', 2, kind, checksum, fingerprint, 'other', impact, 0, applied_at, 0, '', '' FROM migration_history");

        Assert.Equal(raw.SQLITE_DONE, Compare(new HistoryTable("migration_history", "Migrations"), set.ChainHead));
    }

    [Fact]
    public async Task ARowOfAScriptThatHasNotEndedNeverMatches()
    {
        var set = new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x);" } }.Build();
        await SqliteMigrator.MigrateAsync(_database.ConnectionString, set);
        _database.Execute("UPDATE migration_history SET kind = 'started'");

        Assert.Equal(raw.SQLITE_DONE, Compare(new HistoryTable("migration_history", "Migrations"), set.ChainHead));
    }

    [Theory]
    [InlineData("migration_history", "Migra\0tions")]
    [InlineData("migration\0history", "Migrations")]
    [InlineData("", "Migrations")]
    [InlineData("sqlite_master", "Migrations")]
    [InlineData("missing", "Migrations")]
    public async Task WhatTheStatementCannotSayIsLeftOpen(string table, string name)
    {
        var set = new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x);" } }.Build();
        await SqliteMigrator.MigrateAsync(_database.ConnectionString, set);

        Assert.Equal(raw.SQLITE_ERROR, Compare(new HistoryTable(table, name), set.ChainHead));
    }

    private int Compare(HistoryTable history, string chainHead)
    {
        using var connection = _database.Open();
        return HistoryReader.HasChainHead(connection.Handle!, history, chainHead);
    }
}
