namespace MigrationKit.Tool.Tests.Commands;

/// <summary>The guards around a run, on the command line.</summary>
public sealed class GuardTests : IDisposable
{
    private const string Endless = "CREATE TABLE e AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;\n";

    private readonly TempFolder _folder = new();

    private string Database => _folder["app.db"];

    [Fact]
    public async Task AStatementOverItsTimeIsStopped()
    {
        With("0001_endless.sql", Endless);

        var run = (await Run("migrate", "--statement-timeout", "0.05")).Expect(1);

        Assert.Contains("the statement ran longer than 0.05 s.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATableThatHasGrownIsRefused()
    {
        await WithRows();

        var run = (await Run("migrate", "--at-most-rows", "2")).Expect(1);
        (await Run("migrate", "--at-most-rows", "3", "--quick-check", "--optimize")).Expect(0);

        Assert.Contains("Table 't' of SQLite database '" + Database + "' has more than 2 rows, migration '0002_more' names it, and --at-most-rows allows no more.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseInUseIsRefused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says who has a file open.");
        await WithRows();
        using var reader = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", "exec 9< \"$0\"; echo; read", Database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await reader.StandardOutput.ReadLineAsync();

        var run = (await Run("migrate", "--refuse-while-in-use")).Expect(1);
        reader.StandardInput.WriteLine();
        await reader.WaitForExitAsync();

        Assert.Contains(FormattableString.Invariant($"is open in bash ({reader.Id}), and this run is to have it alone (--refuse-while-in-use)."), run.Error, StringComparison.Ordinal);
        (await Run("migrate", "--refuse-while-in-use")).Expect(0);
    }

    [Fact]
    public async Task ADryRunTellsWhatItWouldTouch()
    {
        await WithRows();

        var text = (await Run("migrate", "--dry-run")).Expect(0);
        var json = (await Run("migrate", "--dry-run", "--json")).Expect(0).Json;

        Assert.Contains("-- apply 0002_more (", text.Out, StringComparison.Ordinal);
        Assert.Contains("\n-- names 't', which has 3 rows\nALTER TABLE t", text.Out, StringComparison.Ordinal);
        Assert.Equal(("0002_more", "t", 3), (json.GetProperty("touched")[0].GetProperty("migration").GetString(),
            json.GetProperty("touched")[0].GetProperty("table").GetString(), json.GetProperty("touched")[0].GetProperty("rows").GetInt64()));
        Assert.True(json.GetProperty("databaseSize").GetInt64() > 0);
    }

    [Fact]
    public async Task OnlySoManyBackupsStay()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Run("migrate")).Expect(0);
        for (var i = 2; i < 6; i++)
        {
            With(FormattableString.Invariant($"000{i}_more.sql"), FormattableString.Invariant($"CREATE TABLE t{i} (a);\n"));
            (await Run("migrate", "--backup", _folder["back-ups"], "--keep-backups", "2")).Expect(0);
        }

        Assert.Equal(2, Directory.EnumerateFiles(_folder["back-ups"]).Count());
    }

    [Theory]
    [InlineData("--keep-backups", "2")]
    [InlineData("--backup x --keep-backups", "0")]
    [InlineData("--backup x --keep-backups", "all")]
    [InlineData("--statement-timeout", "soon")]
    [InlineData("--statement-timeout", "0")]
    [InlineData("--statement-timeout", "0.00000001")]
    [InlineData("--lock-timeout", "-Infinity")]
    [InlineData("--lock-timeout", "86400.1")]
    [InlineData("--at-most-rows", "many")]
    [InlineData("--at-most-rows", "-1")]
    public async Task WhatMakesNoSenseIsAWrongCall(string option, string value)
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        var run = (await Run("migrate", [.. option.Split(' '), value])).Expect(2);

        Assert.StartsWith($"error: {option.Split(' ')[^1]} ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task WithRows()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\nINSERT INTO t VALUES (1), (2), (3);\n");
        (await InProcess.RunAsync("migrate", _folder["Migrations"], "--database", $"Data Source={Database};Pooling=False")).Expect(0);
        With("0002_more.sql", "ALTER TABLE t ADD COLUMN b;\n");
    }

    private void With(string file, string text) => _folder.With("Migrations/" + file, text);

    private Task<ToolRun> Run(string command, params string[] options) => InProcess.RunAsync([command, _folder["Migrations"], "--database", Database, .. options]);
}
