using System.Globalization;
using System.Text;

namespace MigrationKit;

/// <summary>Reads a line of the manifest, version 1 (docs/formats.md).</summary>
internal static class ManifestLine
{
    public static ManifestFacts Read(MigrationSet set, int chunk, ReadOnlySpan<byte> utf8)
    {
        var fields = Encoding.UTF8.GetString(utf8).Split('\t');
        return new ManifestFacts(
            fields[1] == "r" ? MigrationKind.Repeatable : MigrationKind.Versioned,
            fields[2].Length == 0 ? null : fields[2],
            fields[3],
            fields[4],
            Impact(fields[5]),
            Script(set, chunk, fields[6]),
            fields[7].Length == 0 ? null : Script(set, chunk, fields[7]));
    }

    private static MigrationScript Script(MigrationSet set, int chunk, string field)
    {
        var parts = field.Split('|');
        return new MigrationScript(set, chunk, Number(parts[2]), Number(parts[3]))
        {
            File = Unescape(parts[0]),
            FirstLine = Number(parts[1]),
            Transaction = Transaction(parts[4]),
            ForeignKeysOff = parts[5] == "fk",
            OutsideReason = Unescape(parts[6]),
            StatementCount = Number(parts[7]),
            LeftOut = parts[8].Length == 0 ? [] : Array.ConvertAll(parts[8].Split(','), Number),
            Directives = parts.Length == 9 ? [] : Array.ConvertAll(parts[9..], Directive),
        };
    }

    private static MigrationDirective Directive(string part)
    {
        var text = Unescape(part);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var space = text.IndexOf(' ', at);
        var position = (space < 0 ? text[(at + 1)..] : text[(at + 1)..space]).Split(':');
        return new MigrationDirective(
            text[..at], space < 0 ? "" : text[(space + 1)..], Number(position[0]), Number(position[1]), Number(position[2]));
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static MigrationImpact Impact(string word) => word switch
    {
        "additive" => MigrationImpact.Additive,
        "breaking" => MigrationImpact.Breaking,
        "destructive" => MigrationImpact.Destructive,
        _ => MigrationImpact.Unknown,
    };

    private static ScriptTransaction Transaction(string word) => word switch
    {
        "inside" => ScriptTransaction.Inside,
        "own" => ScriptTransaction.Own,
        "reenters" => ScriptTransaction.Reenters,
        _ => ScriptTransaction.Outside,
    };

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] switch { 't' => '\t', 'n' => '\n', 'p' => '|', var other => other });
        }

        return plain.ToString();
    }
}
