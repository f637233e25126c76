namespace MigrationKit.Tool.Tests.Commands;

/// <summary>One folder of migrations over many files.</summary>
public sealed class ManyDatabasesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task AllFilesOfAPatternAreMigratedAndOneFailureStopsOnlyItsOwn()
    {
        WithTenants("a.db", "b.db", "notes.txt");
        _folder.With("tenants/c.db", "this is no database, and long enough to be looked at by the engine as if it were one");

        var run = (await Run(_folder["tenants/*.db"], "--parallel", "2")).Expect(1);
        File.Delete(_folder["tenants/c.db"]);
        var again = (await Run(_folder["tenants/*.db"])).Expect(0);

        Assert.Contains("\n3 databases: 2 migrated, 0 up to date, 1 failed, ", run.Out, StringComparison.Ordinal);
        Assert.StartsWith($"error: SQLite database '{_folder["tenants/c.db"]}': '", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("1 of 2 databases\n2 databases: 0 migrated, 2 up to date, 0 failed, ", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALogGetsALineForEachTenthAndAProgramNone()
    {
        WithTenants([.. Enumerable.Range(1, 45).Select(i => FormattableString.Invariant($"{i}.db"))]);
        File.WriteAllText(_folder["tenants/7.db"], "this is no database, and long enough to be looked at by the engine as if it were one");

        var run = (await Run(_folder["tenants/*.db"], "--parallel", "1")).Expect(1);

        var lines = run.Out.Split('\n').TakeWhile(line => !line.StartsWith("45 databases:", StringComparison.Ordinal)).ToList();
        Assert.Equal([5, 9, 14, 18, 23, 27, 32, 36, 41], lines.Select(line => int.Parse(line.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(lines, line => Assert.Matches("^\\d+ of 45 databases(, 1 failed)?$", line));
        Assert.Equal("{", (await Run(_folder["tenants/*.db"], "--json")).Expect(1).Out.Split('\n')[0]);
    }

    [Fact]
    public async Task ABackupThatTheRunMakesIsNotTakenForATenant()
    {
        WithTenants("a.db", "b.db");
        (await Run(_folder["tenants/*"])).Expect(0);
        _folder.With("Migrations/0002_more.sql", "CREATE TABLE u (a);\n");

        var run = (await Run(_folder["tenants/*"], "--parallel", "1", "--json", "--backup", _folder["tenants"])).Expect(0);

        Assert.Equal((2, 2), (run.Json.GetProperty("databases").GetInt32(), run.Json.GetProperty("migrated").GetInt32()));
    }

    [Fact]
    public async Task TwoStarsGoBelow()
    {
        WithTenants("a.db", "deep/down/b.db");

        var flat = (await Run(_folder["tenants/*.db"], "--json")).Expect(0);
        var deep = (await Run(_folder["tenants/**/*.db"], "--json", "--report", _folder["record.html"])).Expect(0);

        Assert.Equal((1, 1), (flat.Json.GetProperty("databases").GetInt32(), flat.Json.GetProperty("migrated").GetInt32()));
        Assert.Equal((2, 1), (deep.Json.GetProperty("databases").GetInt32(), deep.Json.GetProperty("upToDate").GetInt32()));
        Assert.Contains("2 databases: 1 migrated, 1 up to date, 0 failed", _folder.Read("record.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APatternWithoutFilesIsRefused()
    {
        WithTenants("a.db");

        Assert.Contains("No file is like", (await Run(_folder["tenants/*.sqlite"])).Expect(1).Error, StringComparison.Ordinal);
        Assert.Contains("there is no folder", (await Run(_folder["tennants/*.db"])).Expect(1).Error, StringComparison.Ordinal);
        Assert.Contains("'*' and '?' stand in the file's name only", (await Run(_folder["ten*/a.db"])).Expect(2).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--database", "app.db")]
    [InlineData("--to", "0001_initial")]
    [InlineData("--dry-run", null)]
    [InlineData("--parallel", "0")]
    public async Task WhatIsForOneDatabaseIsRefused(string option, string? value)
    {
        WithTenants("a.db");

        (await Run(_folder["tenants/*.db"], value is null ? [option] : [option, value])).Expect(2);
    }

    [Fact]
    public async Task OneOrManyHasToBeSaid()
    {
        WithTenants("a.db");

        var run = (await InProcess.RunAsync("migrate", _folder["Migrations"])).Expect(2);

        Assert.Contains("Name the database with --database, or many with --databases.", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void WithTenants(params string[] files)
    {
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE t (a);\n");
        Array.ForEach(files, file => _folder.With("tenants/" + file, ""));
    }

    private Task<ToolRun> Run(string pattern, params string[] options) =>
        InProcess.RunAsync(["migrate", _folder["Migrations"], "--databases", pattern, .. options]);
}
