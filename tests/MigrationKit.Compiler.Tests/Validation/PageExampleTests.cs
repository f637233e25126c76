using System.Text.RegularExpressions;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Tests.Shared;

namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>
/// The SQL on the pages of docs/rules is compiled: the bad one draws the page's problem, the good one draws none.
/// A line '-- 0001_name.sql' begins a file; without one there is one file.
/// </summary>
public sealed partial class PageExampleTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "docs/rules");

    /// <summary>Where one file shows a problem, its page shows it in SQL; the other pages show folders.</summary>
    public static TheoryData<string> Ids => new(
        Directory.EnumerateFiles(Folder, "MK2*.md").Concat(Directory.EnumerateFiles(Folder, "MK5*.md"))
            .Where(page => Sql(page, "Bad") is not null && Sql(page, "Good") is not null)
            .Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheBadExampleIsReported(string id) => Compiled(id, "Bad").ReportsOnly(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheGoodExampleIsNot(string id) => Compiled(id, "Good").ReportsNothing();

    [Fact]
    public void MostPagesHaveSuchExamples() => Assert.True(Ids.Count > 10);

    private static MigrationFolder Compiled(string id, string section)
    {
        var page = Path.Combine(Folder, id + ".md");
        var dialect = File.ReadAllText(page).Contains("(PostgreSQL)", StringComparison.Ordinal) ? SqlDialect.PostgreSql : SqlDialect.Sqlite;
        return Files(Sql(page, section)!).In(dialect).MinimumSqlite("3.35.5");
    }

    private static MigrationFolder Files(string sql)
    {
        var files = FileHead().Matches(sql);
        return files.Count == 0
            ? MigrationFolder.Script(sql)
            : MigrationFolder.With([.. files.Select((head, i) =>
                (head.Groups["name"].Value, sql[(head.Index + head.Length)..(i + 1 < files.Count ? files[i + 1].Index : sql.Length)]))]);
    }

    private static string? Sql(string page, string section)
    {
        var match = Example().Matches(File.ReadAllText(page)).FirstOrDefault(match => match.Groups["section"].Value == section);
        return match?.Groups["sql"].Value;
    }

    [GeneratedRegex(@"^## (?<section>Bad|Good)\s+```sql\n(?<sql>.*?)```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^-- (?<name>\d{4}_\w+\.sql)\n", RegexOptions.Multiline)]
    private static partial Regex FileHead();
}
