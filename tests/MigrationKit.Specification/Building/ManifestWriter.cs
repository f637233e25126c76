using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MigrationKit.Specification.Building;

/// <summary>Writes manifest lines, version 1, from docs/formats.md alone: the compiler's writer has its own tests.</summary>
internal static partial class ManifestWriter
{
    public static string Line(MigrationSource migration, int upOffset, int downOffset) => string.Join('\t',
        Escape(migration.Id),
        migration.IsRepeatable ? "r" : "v",
        migration.Version,
        migration.EffectiveChecksum,
        migration.EffectiveFingerprint,
        migration.Impact,
        Script($"{migration.Id}.sql", migration.Up, upOffset),
        migration.Down is null ? "" : Script($"{migration.Id}.down.sql", migration.Down, downOffset)) + "\n";

    private static string Script(string file, ScriptSource script, int offset) => string.Join('|',
    [
        EscapePart(file),
        Text(script.FirstLine),
        Text(offset),
        Text(Encoding.UTF8.GetByteCount(script.Sql)),
        script.Transaction.ToString().ToLowerInvariant(),
        script.ForeignKeysOff ? "fk" : "",
        EscapePart(script.OutsideReason),
        Text(script.Statements ?? MigrationSource.WithoutComments(script.Sql).Count(c => c == ';')),
        string.Join(',', LeftOut(script).Select(Text)),
        .. Directives(script).Select(EscapePart),
    ]);

    private static IEnumerable<int> LeftOut(ScriptSource script)
    {
        var from = 0;
        foreach (var beginning in script.LeftOut)
        {
            var at = script.Sql.IndexOf(beginning, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{beginning}' is not in the script");
            yield return Encoding.UTF8.GetByteCount(script.Sql.AsSpan(0, at));
            from = at + 1;
        }
    }

    private static IEnumerable<string> Directives(ScriptSource script)
    {
        foreach (Match match in Directive().Matches(script.Sql))
        {
            var at = match.Groups["comment"].Index;
            var before = script.Sql[..at];
            var line = script.FirstLine + before.Count(c => c == '\n');
            var column = at - (before.LastIndexOf('\n') + 1) + 1;
            var value = match.Groups["value"].Value.Trim();
            yield return $"{match.Groups["name"].Value}@{Text(Encoding.UTF8.GetByteCount(before))}:{Text(line)}:{Text(column)}{(value.Length == 0 ? "" : " " + value)}";
        }
    }

    private static string EscapePart(string text) => Escape(text).Replace("|", "\\p", StringComparison.Ordinal);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[ \t]*(?<comment>-- migration:(?<name>[a-z]+)(?<value>[^\n]*))$", RegexOptions.Multiline)]
    private static partial Regex Directive();
}
