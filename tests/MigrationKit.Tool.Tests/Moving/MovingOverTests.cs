using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Tool.Tests.Moving;

/// <summary>docs/moving-over.md, done: the folder as the other tool had it, a database that it has migrated, and the page's statement and commands.</summary>
public sealed partial class MovingOverTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Tools => new(OtherTool.All.Select(tool => tool.Section));

    private string Set => _folder["Migrations"];

    private string Database => _folder["prod.db"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task TheFolderComesAsItIsAndNothingRunsTwice(string name)
    {
        var tool = Made(name);
        var books = Query("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE tbl_name <> 'a' ORDER BY name)");

        Assert.Equal(tool.Answer, Query(Statement(name)));
        (await InProcess.RunAsync("check", Set)).Expect(0);
        (await InProcess.RunAsync("baseline", Set, "-d", Database, "--to", tool.Id)).Expect(0);
        var run = (await InProcess.RunAsync("migrate", Set, "-d", Database, "--json")).Expect(0);

        Assert.Equal("id,b,c", Query("SELECT group_concat(name) FROM pragma_table_info('a')"));
        Assert.Equal("kept", Query("SELECT b FROM a"));
        Assert.Single(run.Json.GetProperty("migrations").EnumerateArray(), script => !script.GetProperty("id").GetString()!.StartsWith('R'));
        Assert.Equal(books, Query("SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master WHERE tbl_name NOT IN ('a', 'migration_history') ORDER BY name)"));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task TheOtherToolsTablesAreNoDrift(string name)
    {
        var tool = Made(name);
        (await InProcess.RunAsync("baseline", Set, "-d", Database, "--to", tool.Id)).Expect(0);
        (await InProcess.RunAsync("migrate", Set, "-d", Database)).Expect(0);
        (await InProcess.RunAsync("schema", Set, "--write")).Expect(0);

        (await InProcess.RunAsync("diff", Set, "-d", Database)).Expect(0);
        Assert.Contains("Drift: none.", (await InProcess.RunAsync("status", Set, "-d", Database, "--drift")).Expect(0).Out, StringComparison.Ordinal);
        (await InProcess.RunAsync("migrate", Set, "-d", _folder["new.db"])).Expect(0);
    }

    [Fact]
    public async Task OneThatIsMissingInFrontOfTheLastRunsLate()
    {
        _folder.With("Migrations/0001_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);\n").With("Migrations/0002_b.sql", "ALTER TABLE a ADD COLUMN b;\n")
            .With("Migrations/0003_c.sql", "ALTER TABLE a ADD COLUMN c;\n");
        Execute("CREATE TABLE a (id INTEGER PRIMARY KEY); ALTER TABLE a ADD COLUMN c;");

        (await InProcess.RunAsync("baseline", Set, "-d", Database, "--to", "0001_a")).Expect(0);
        (await InProcess.RunAsync("migrate", Set, "-d", Database, "--to", "0002_b")).Expect(0);
        (await InProcess.RunAsync("repair", Set, "-d", Database, "--mark-applied", "0003_c", "--yes")).Expect(0);

        Assert.Equal("id,c,b", Query("SELECT group_concat(name) FROM pragma_table_info('a')"));
        Assert.Contains("Nothing to do", (await InProcess.RunAsync("migrate", Set, "-d", Database)).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryToolOfThePageIsTried() => Assert.Equal(
        Heading().Matches(Page()).Select(match => match.Groups[1].Value).Except(["No tool"]), OtherTool.All.Select(tool => tool.Section));

    private OtherTool Made(string name)
    {
        var tool = OtherTool.All.Single(tool => tool.Section == name);
        foreach (var (path, sql) in tool.Files)
        {
            _folder.With("Migrations/" + path, sql);
        }

        Execute("CREATE TABLE a (id INTEGER PRIMARY KEY); ALTER TABLE a ADD COLUMN b TEXT; INSERT INTO a (b) VALUES ('kept');");
        Execute(tool.Books);
        return tool;
    }

    private void Execute(string sql) => Run(sql);

    private string Query(string sql) => Convert.ToString(Run(sql), System.Globalization.CultureInfo.InvariantCulture)!;

    private object? Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static string Page() => File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "moving-over.md")).ReplaceLineEndings("\n");

    private static string Statement(string name)
    {
        var section = Page().Split($"## {name}\n")[1].Split("\n## ")[0];
        return section.Split("```sql\n")[1].Split("```")[0];
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
