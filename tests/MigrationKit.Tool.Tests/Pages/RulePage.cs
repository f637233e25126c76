using System.Text.RegularExpressions;

namespace MigrationKit.Tool.Tests.Pages;

/// <summary>A page of docs/rules and the folders that it shows.</summary>
internal sealed partial record RulePage(string Id, string Text)
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "docs", "rules");

    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Folder, "MK*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);

    public bool IsPostgreSql => Text.Contains("(PostgreSQL)", StringComparison.Ordinal);

    public static RulePage Read(string id) => new(id, File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n"));

    /// <summary>The first block below '## Bad' or '## Good', and what kind of text it is.</summary>
    public (string Language, string Text) Block(string section)
    {
        var match = Example().Match(Text.Split($"\n## {section}\n")[1]);
        return (match.Groups["language"].Value, match.Groups["text"].Value);
    }

    /// <summary>The files of a block of SQL: '-- 0001_a.sql' alone on a line begins one; without such a line there is one.</summary>
    public static IEnumerable<(string Path, string Text)> Scripts(string sql)
    {
        var heads = ScriptHead().Matches(sql);
        return heads.Count == 0
            ? [("0001_a.sql", sql)]
            : heads.Select((head, i) => (head.Groups["name"].Value, sql[(head.Index + head.Length)..(i + 1 < heads.Count ? heads[i + 1].Index : sql.Length)]));
    }

    /// <summary>
    /// The lines of a block that draws a folder: a path, and what stands behind it (the ids in a lock file or journal, a note). The folder's own line is left out.
    /// </summary>
    public static IEnumerable<(string Path, string Note)> Tree(string drawing) =>
        TreeLine().Matches(drawing).Select(line => (line.Groups["path"].Value, line.Groups["note"].Value.Trim()));

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^-- (?<name>\d{4}_\w+\.sql)\n", RegexOptions.Multiline)]
    private static partial Regex ScriptHead();

    [GeneratedRegex(@"^ *(?<path>[\w./]+\.(sql|lock|json))(?<note>.*)$", RegexOptions.Multiline)]
    private static partial Regex TreeLine();
}
