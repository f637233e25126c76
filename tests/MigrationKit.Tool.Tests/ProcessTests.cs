using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MigrationKit.Tool.Tests;

/// <summary>The built program, called from a project's folder as people, scripts and builds do.</summary>
public sealed partial class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new("my app, für [uns]");

    [Fact]
    public async Task TheFirstHourOfANewcomer()
    {
        var text = new System.Text.StringBuilder();
        await Show(text, "new", "initial");
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n");
        await Show(text, "new", "add email");
        await Show(text, "check");
        _folder.With("Migrations/0002_add_email.sql", "ALTER TABLE users ADD COLUMN email TEXT;\n");
        await Show(text, "status", "--database", "app.db");
        await Show(text, "migrate", "--database", "app.db", "--dry-run");
        await Show(text, "migrate", "--database", "app.db");
        await Show(text, "migrate", "--database", "app.db");
        await Show(text, "lock");
        await Show(text, "check", "--ci");
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\n");
        await Show(text, "check");
        await Show(text, "lock");
        await Show(text, "migrate", "--database", "app.db");
        await Show(text, "status", "--database", "app.db");
        GoldenFile.Match(text.ToString());
    }

    [Fact]
    public async Task EightWhoAskForANewMigrationAtOnceGetEightNumbers()
    {
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");

        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => ToolProcess.RunAsync(_folder.Path, "new", $"change_{i}")));

        Assert.All(runs, run => run.Expect(0));
        Assert.Equal(
            Enumerable.Range(1, 9).Select(number => $"000{number}"),
            _folder.Files().Select(file => Path.GetFileName(file)[..4]).Order());
    }

    [Fact]
    public async Task ThereAndBack()
    {
        _folder
            .With("Migrations/0001_initial.up.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY);\n")
            .With("Migrations/0001_initial.down.sql", "DROP TABLE users;\n")
            .With("Migrations/0002_add_email.up.sql", "ALTER TABLE users ADD COLUMN email TEXT;\n")
            .With("Migrations/0002_add_email.down.sql", "ALTER TABLE users DROP COLUMN email;\n");
        var text = new System.Text.StringBuilder();
        await Show(text, "new", "add phone");
        File.Delete(_folder["Migrations/0003_add_phone.up.sql"]);
        File.Delete(_folder["Migrations/0003_add_phone.down.sql"]);
        await Show(text, "migrate", "--database", "app.db", "--json");
        await Show(text, "status", "--database", "app.db", "--json");
        await Show(text, "rollback", "--database", "app.db", "--to", "0001_initial");
        await Show(text, "rollback", "--database", "app.db", "--to", "0001_initial");
        await Show(text, "rehearse", "--database", "app.db");
        await Show(text, "rehearse", "--database", "app.db", "--json");
        await Show(text, "rollback", "--database", "app.db", "--all");
        _folder.With("Migrations/0002_add_email.up.sql", "ALTER TABLE users ADD COLUMN email TEXT;\n\nUPDATE users SET mail = '';\n");
        await Show(text, "migrate", "--database", "app.db");
        await Show(text, "migrate", "--database", "app.db", "--json");
        await Show(text, "check", "--json");
        await Show(text, "lock", "--json");
        await Show(text, "new", "add phone", "--json");
        GoldenFile.Match(text.ToString());
    }

    [Fact]
    public async Task ADatabaseFromElsewhere()
    {
        _folder
            .With("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY);\n")
            .With("Migrations/0002_add_email.sql", "ALTER TABLE users ADD COLUMN email TEXT;\n")
            .With("elsewhere.db", "");
        var text = new System.Text.StringBuilder();
        await Show(text, "baseline", "--database", "elsewhere.db", "--to", "0001_initial");
        await Show(text, "baseline", "--database", "elsewhere.db", "--to", "0001_initial");
        await Show(text, "baseline", "--database", "typo.db", "--to", "0001_initial");
        await Show(text, "status", "--database", "elsewhere.db");
        await Show(text, "lock", "--from-database", "elsewhere.db", "--environment", "production");
        using (var older = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder["older.db"]};Pooling=False"))
        {
            older.Open();
            using var command = older.CreateCommand();
            command.CommandText = "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT)";
            command.ExecuteNonQuery();
        }

        await Show(text, "baseline", "--database", "older.db", "--write");
        await Show(text, "migrate", "--database", ":memory:");
        await Show(text, "status", "Nowhere", "--database", "elsewhere.db");
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER);\n");
        await Show(text, "check");
        GoldenFile.Match(text.ToString());
    }

    [Fact]
    public async Task TheSchemaOfAFolderAndOfADatabase()
    {
        _folder
            .With("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n")
            .With("Migrations/0002_add_email.sql", "ALTER TABLE users ADD COLUMN email TEXT;\n");
        var text = new System.Text.StringBuilder();
        await Show(text, "schema");
        await Show(text, "schema", "--mermaid");
        await Show(text, "schema", "--write");
        await Show(text, "migrate", "--database", "app.db");
        await Show(text, "status", "--database", "app.db", "--drift");
        await Show(text, "diff", "--database", "app.db");
        ByHand("ALTER TABLE users DROP COLUMN email; ALTER TABLE users ADD COLUMN email INTEGER; CREATE INDEX users_name ON users (name)");
        await Show(text, "status", "--database", "app.db", "--drift");
        await Show(text, "diff", "--database", "app.db");
        await Show(text, "diff", "--database", "app.db", "--json");
        GoldenFile.Match(text.ToString());
    }

    [Fact]
    public async Task WrongCallsSayWhatIsRight()
    {
        var text = new System.Text.StringBuilder();
        await Show(text, "bogus");
        await Show(text, "new");
        await Show(text, "new", "///");
        await Show(text, "migrate");
        await Show(text, "migrate", "--database", "");
        await Show(text, "migrate", "--database", "app.db", "--transaction", "some");
        await Show(text, "migrate", "--database", "app.db", "--lock-timeout", "soon");
        await Show(text, "migrate", "--database", "app.db", "--statement-timeout", "0");
        await Show(text, "migrate", "--database", "app.db", "--statement-timeout", "0.00000001");
        await Show(text, "migrate", "--database", "app.db", "--at-most-rows", "-1");
        await Show(text, "migrate", "--database", "app.db", "--backup", "back-ups", "--keep-backups", "0");
        await Show(text, "migrate", "--databases", "*.db", "--parallel", "many");
        await Show(text, "migrate", "Migrations", "more", "--database", "app.db");
        await Show(text, "migrate", "--dryrun", "--database", "app.db");
        await Show(text, "new", "--rebild", "users");
        await Show(text, "check", "--dialect", "oracle");
        await Show(text, "lock", "--environment", "production");
        await Show(text, "bogus", "--json");
        GoldenFile.Match(text.ToString());
    }

    [Fact]
    public async Task TheHelpReadsWell()
    {
        var text = new System.Text.StringBuilder();
        await Show(text);
        foreach (var command in (string[])["new", "check", "lock", "migrate", "status", "schema", "diff", "rehearse", "rollback", "restore", "baseline", "repair"])
        {
            await Show(text, command, "--help");
        }

        GoldenFile.Match(text.ToString());
    }

    [Fact]
    public async Task TheVersionIsANumber()
    {
        var run = (await Run("--version")).Expect(0);

        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?\n$", run.Out);
    }

    [Fact]
    public async Task EveryDocumentOnStandardOutputIsOneJsonDocument()
    {
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/0002_bad.sql", "SELECT nope;\n");

        foreach (var (exitCode, call) in ((int, string)[])[
            (1, "check"), (0, "check --no-replay"), (1, "check Nowhere"), (0, "status -d app.db"), (0, "migrate -d app.db --dry-run"), (1, "migrate -d app.db"),
            (0, "migrate -d app.db --to 0001_initial"), (1, "rollback -d app.db --to 0009"), (0, "lock"), (0, "new x"), (2, "bogus"), (2, "new")])
        {
            var run = (await Run([.. call.Split(' '), "--json"])).Expect(exitCode);

            Assert.Equal(1, run.Json.GetProperty("version").GetInt32());
            Assert.Equal(exitCode == 0, run.Json.GetProperty("ok").GetBoolean());
            Assert.Equal(exitCode, run.Json.GetProperty("exitCode").GetInt32());
            Assert.Empty(run.Error);
        }
    }

    [Fact]
    public async Task TheSetIsNamedAsTheBuildNamesIt()
    {
        _folder.With("app.csproj", "<Project />").With("Data/Tenants/Migrations/0001_initial.sql", "CREATE TABLE t (a);\n");

        var fromProject = (await Run("status", "Data/Tenants/Migrations", "-d", "app.db", "--json")).Expect(0);
        var fromBelow = (await ToolProcess.RunAsync(_folder["Data"], "status", "Tenants/Migrations", "-d", "app.db", "--json")).Expect(0);

        Assert.Equal("Data.Tenants.Migrations", fromProject.Json.GetProperty("set").GetString());
        Assert.Equal("Data.Tenants.Migrations", fromBelow.Json.GetProperty("set").GetString());
    }

    [Fact]
    public async Task WithoutAProjectAWholePathNamesTheSetTheSameFromEverywhere()
    {
        _folder.With("releases/1.2/Migrations/0001_a.sql", "CREATE TABLE a (x);");
        foreach (var from in (string[])["", "releases", "releases/1.2", "releases/1.2/Migrations"])
        {
            var run = (await ToolProcess.RunAsync(_folder[from], "status", _folder["releases/1.2/Migrations"], "--database", "app.db", "--json")).Expect(0);

            Assert.Contains("\"set\": \"Migrations\"", run.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnInterruptRollsBackAndSaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a process cannot be sent a Ctrl+C without its whole console group, this test run included.");

        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE t (a);\n").With(
            "Migrations/0002_endless.sql", "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;\n");
        using var process = ToolProcess.Start(_folder.Path, "migrate", "--database", "app.db");
        try
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("running 0002_endless", StringComparison.Ordinal))
            {
            }

            // Handled as Ctrl+C is, which a shell makes its background jobs ignore, and with them this test run's processes.
            using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(null, null)]))
            {
                await kill.WaitForExitAsync();
            }

            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.Equal(1, process.ExitCode);
            Assert.StartsWith("error: Cancelled.", error, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }

        var status = (await Run("status", "--database", "app.db")).Expect(0);
        Assert.EndsWith("2 migrations, 2 pending.\n", status.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> Run(params string[] args) => ToolProcess.RunAsync(_folder.Path, args);

    private void ByHand(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_folder["app.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task Show(System.Text.StringBuilder text, params string[] args)
    {
        var run = await Run(args);
        text.Append("$ migrationkit").AppendJoin("", args.Select(arg => arg.Length == 0 || arg.Contains(' ') ? $" \"{arg}\"" : " " + arg)).Append('\n');
        text.Append(Scrubbed(run.Out));
        text.Append(run.Error.Length == 0 ? "" : "--- standard error\n" + Scrubbed(run.Error));
        text.Append(null, $"[exit code {run.ExitCode}]\n\n");
    }

    // What differs from run to run and from machine to machine.
    private string Scrubbed(string text)
    {
        text = text.Replace(_folder.Path, "/app", StringComparison.Ordinal);
        text = Moment().Replace(text, "2026-01-02${separator}03:04:05");
        text = Milliseconds().Replace(text, "${name}1.5");
        text = AppliedBy().Replace(text, "migrationkit 1.0.0 on web-1 as app");
        return Duration().Replace(text, "12 ms");
    }

    [GeneratedRegex(@"20\d\d-\d\d-\d\d(?<separator>[ T])\d\d:\d\d(:\d\d(\.\d+)?)?")]
    private static partial Regex Moment();

    [GeneratedRegex(@"(?<name>[mM]illiseconds"": )[\d.]+")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"migrationkit \d\S* on .* as [^""]*")]
    private static partial Regex AppliedBy();

    [GeneratedRegex(@"[\d.]+ ms")]
    private static partial Regex Duration();
}
