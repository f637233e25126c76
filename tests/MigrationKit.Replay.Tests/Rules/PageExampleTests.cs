using System.Text.RegularExpressions;

namespace MigrationKit.Replay.Tests.Rules;

/// <summary>
/// The SQL on the pages of the replay's rules is replayed: the bad one draws the page's problem and no other, the good one draws none.
/// '-- 0001_a.sql' begins a file. What all of them say is kept in problems.verified.txt.
/// </summary>
public sealed partial class PageExampleTests
{
    private static readonly string Pages = Path.Combine(RepositoryRoot.Path, "docs/rules");
    private static readonly string Accepted = Path.Combine(RepositoryRoot.Path, "tests/MigrationKit.Replay.Tests/Rules/problems.verified.txt");

    public static TheoryData<string> Ids => new(WithSql());

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheBadExampleIsReported(string id) => Folder(id, "Bad").ReportsOnly(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheGoodExampleIsNot(string id) => Folder(id, "Good").ReportsNothing();

    [Fact]
    public void TheProblemsAreTheOnesThatWereAccepted()
    {
        var withoutEngine = ReplayedFolder.Script("SELECT 1;").Judge(new Compiler.Validation.ReplayFact(
            Compiler.Validation.ReplayFactKind.NoEngine, "0001_a.sql", default, "'libe_sqlite3.so' cannot be loaded, and the machine has none of its own"));
        Snapshot.Match(
            Accepted,
            string.Concat(WithSql().Select(id => $"{id}\n{Folder(id, "Bad").Text()}"))
                + $"MK4011\n0001_a.sql(1,1): warning {withoutEngine[0].RuleId}: {withoutEngine[0].Message}\n");
    }

    private static IEnumerable<string> WithSql() =>
        Directory.EnumerateFiles(Pages, "MK4*.md").Where(page => Sql(page, "Bad") is not null).Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);

    private static ReplayedFolder Folder(string id, string section)
    {
        var folder = ReplayedFolder.Read(Sql(Path.Combine(Pages, id + ".md"), section)!);
        return id == "MK4012" && section == "Bad" ? folder.Within(TimeSpan.FromMilliseconds(50)) : folder;
    }

    private static string? Sql(string page, string section) =>
        Example().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")).FirstOrDefault(match => match.Groups["section"].Value == section)?.Groups["sql"].Value;

    [GeneratedRegex(@"^## (?<section>Bad|Good)\s+```sql\n(?<sql>.*?)```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
