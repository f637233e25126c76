using System.Security.Cryptography;

namespace MigrationKit.Tool.Tests.Commands;

public sealed class RehearseCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Database => _folder["app.db"];

    private string Hash => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Database)));

    [Fact]
    public async Task TheWholeWayIsWalkedAndTheDatabaseKeepsItsBytes()
    {
        await WithDatabase();
        var before = Hash;

        var run = (await Run()).Expect(0);

        Assert.Matches(
            $"^running 0002_more \\(1 of 1\\)\n0002_more statement 1 at .*0002_more\\.up\\.sql\\(1\\): [\\d.]+ ms\n0002_more statement 2 at .*0002_more\\.up\\.sql\\(2\\): [\\d.]+ ms\ntaken back and applied again: 0002_more\n"
            + $"Rehearsal passed: 1 migration, about \\d+ ms. The SQLite database '.*app.db' was only read.\n$", run.Out);
        Assert.Equal(before, Hash);
        Assert.Equal(["Migrations", "app.db"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheCopyIsKeptWhereThatIsSaid()
    {
        await WithDatabase();

        (await Run("--copy", Path.Combine(Database, "no-folder"))).Expect(1);
        (await Run("--copy", _folder["Migrations"])).Expect(0);

        Assert.All(Directory.EnumerateFileSystemEntries(_folder["Migrations"]), file => Assert.EndsWith(".sql", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatWouldFailExitsWithOneAndSaysWhere()
    {
        await WithDatabase();
        With("0002_more.up.sql", "CREATE TABLE u (a);\nINSERT INTO missing VALUES (1);\n");
        var before = Hash;

        var run = (await Run()).Expect(1);

        Assert.Contains($"error: on the copy: Migration '0002_more' failed at {_folder["Migrations/0002_more.up.sql"]}(2,1): no such table: missing.", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("error: Rehearsal failed. The SQLite database '" + Database + "' was only read.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, Hash);
    }

    [Fact]
    public async Task ADownScriptThatForgetsSomethingIsFound()
    {
        await WithDatabase();
        With("0002_more.down.sql", "DROP INDEX u_a;\n");

        var run = (await Run()).Expect(1);

        Assert.Contains("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Rehearsal failed.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDocumentHasTimesAndVerdict()
    {
        await WithDatabase();

        var json = (await Run("--json")).Expect(0).Json;

        Assert.True(json.GetProperty("passed").GetBoolean());
        Assert.Equal("rehearse", json.GetProperty("command").GetString());
        Assert.Equal("0002_more", json.GetProperty("migrations")[0].GetProperty("id").GetString());
        Assert.Equal(2, json.GetProperty("statements").GetArrayLength());
        Assert.Equal(_folder["Migrations/0002_more.up.sql"], json.GetProperty("statements")[1].GetProperty("file").GetString());
        Assert.Equal(2, json.GetProperty("statements")[1].GetProperty("line").GetInt32());
        Assert.Equal("0002_more", json.GetProperty("takenBack")[0].GetString());
        Assert.True(json.GetProperty("predictedMilliseconds").GetDouble() >= 0);
    }

    [Theory]
    [InlineData("record.html", "<!DOCTYPE html>", "Rehearsal passed")]
    [InlineData("record.json", "{\n  \"version\": 1,", "\"passed\": true")]
    [InlineData("record.txt", "Rehearsal on a copy of", ": passed.")]
    public async Task TheRecordIsWrittenInTheFormOfItsName(string file, string beginning, string verdict)
    {
        await WithDatabase();

        (await Run("--report", _folder[file])).Expect(0);

        Assert.StartsWith(beginning, _folder.Read(file).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(verdict, _folder.Read(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMisspeltDatabaseIsNotRehearsedOnAnEmptyOne()
    {
        With("0001_initial.up.sql", "CREATE TABLE t (a);\n");

        var run = (await Run()).Expect(1);

        Assert.StartsWith("error: There is no SQLite database '" + Database + "'. Check its path", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--report", "record.pdf")]
    [InlineData("--nonsense", "1")]
    public async Task AWrongCallExitsWithTwo(string option, string value)
    {
        await WithDatabase();

        (await Run(option, value)).Expect(2);
    }

    [Fact]
    public async Task NothingPendingIsSaidSo()
    {
        await WithDatabase();
        (await InProcess.RunAsync("migrate", _folder["Migrations"], "--database", Database)).Expect(0);

        Assert.StartsWith("Nothing to rehearse", (await Run()).Expect(0).Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task WithDatabase()
    {
        With("0001_initial.up.sql", "CREATE TABLE t (a);\n");
        With("0001_initial.down.sql", "DROP TABLE t;\n");
        (await InProcess.RunAsync("migrate", _folder["Migrations"], "--database", $"Data Source={Database};Pooling=False")).Expect(0);
        With("0002_more.up.sql", "CREATE TABLE u (a);\nCREATE INDEX u_a ON u (a);\n");
        With("0002_more.down.sql", "DROP TABLE u;\n");
    }

    private void With(string file, string text) => _folder.With("Migrations/" + file, text);

    private Task<ToolRun> Run(params string[] options) => InProcess.RunAsync(["rehearse", _folder["Migrations"], "--database", Database, .. options]);
}
