using System.Text.RegularExpressions;

namespace MigrationKit.Replay.Running;

/// <summary>The name that an engine's message blames, as it is compared with tokens: parts without quotes, in lower case.</summary>
internal static partial class NamedInMessage
{
    public static string[] Of(string message)
    {
        var match = Blamed().Match(message);
        if (!match.Success)
        {
            return [];
        }

        var name = match.Groups["name"].Value.Trim().ToLowerInvariant();
        var parts = name.Trim('"', '[', ']', '`').Split('.');
        return parts is ["main", _] ? [parts[1]] : parts;
    }

    /// <summary>The words in capitals, which stand for keywords of the statement.</summary>
    public static IEnumerable<string> Keywords(string message) => Capitals().Matches(message).Select(match => match.Value);

    [GeneratedRegex("""
        ^no[ ]such[ ][a-z ]+:[ ](?<name>.+)$
        |^table[ ].+[ ]has[ ]no[ ]column[ ]named[ ](?<name>.+)$
        |^(table|view|index|trigger)[ ](?<name>.+)[ ]already[ ]exists$
        |^there[ ]is[ ]already[ ].+[ ](named|name:)[ ](?<name>.+)$
        |^(duplicate|ambiguous)[ ].*name:[ ](?<name>.+)$
        |^unknown[ ]database[ ](?<name>.+)$
        |^wrong[ ]number[ ]of[ ]arguments[ ]to[ ]function[ ](?<name>.+)\(\)$
        |^misuse[ ]of[ ].*?(?<name>[A-Za-z0-9_]+)\(\)$
        |^unknown[ ]column[ ]"(?<name>.+)"[ ]in[ ]foreign
        |^cannot[ ](drop|rename)[ ].*column:?[ ]"(?<name>.+?)"
        |^cannot[ ]modify[ ](?<name>.+)[ ]because[ ]it[ ]is[ ]a[ ]view$
        |^use[ ]DROP[ ].+[ ]to[ ]delete[ ](table|view)[ ](?<name>.+)$
        |^object[ ]name[ ]reserved[ ]for[ ]internal[ ]use:[ ](?<name>.+)$
        |^default[ ]value[ ]of[ ]column[ ]\[(?<name>.+)\]
        |^cannot[ ]join[ ]using[ ]column[ ](?<name>.+)[ ]-[ ]column[ ]not[ ]present
        |^unable[ ]to[ ]use[ ]function[ ](?<name>\S+)
        |^(table|view)[ ](?<name>\S+)[ ]may[ ]not[ ]be
        |^unsafe[ ]use[ ]of[ ](?<name>[A-Za-z0-9_]+)
        |^cannot[ ]create[ ].*trigger[ ]on[ ].+:[ ](?<name>.+)$
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Blamed();

    [GeneratedRegex(@"\b[A-Z]{2,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
