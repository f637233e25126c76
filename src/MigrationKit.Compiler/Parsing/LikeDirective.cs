namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Comments that read like a directive and are none: in a block comment, without the colon, with a second slip. Prose begins with the word too
/// ('-- Migration: require a login'), so what follows has to read like the value that the directive takes.
/// </summary>
internal static class LikeDirective
{
    private static readonly char[] Blank = [' ', '\t', '\n'];

    // What the hosts of .NET call theirs; any other word behind 'only' may be prose.
    private static readonly string[] Environments = ["development", "staging", "production"];

    // What of a migration's changes is no word of prose; 'multi-tenant' is.
    private static readonly string[] Changes = ["drop-table", "drop-column", "rename-table", "rename-column", "change-column", "require-column"];

    /// <param name="text">The file.</param>
    /// <param name="comment">A line comment that is no directive, not even almost.</param>
    /// <param name="isDivided">The file says already where its down script is, or is one.</param>
    /// <param name="faults">Takes what is found.</param>
    public static void FindIn(string text, Token comment, bool isDivided, List<Fault> faults)
    {
        var at = comment.Start + 2;
        while (at < comment.End && text[at] == '-')
        {
            at++;
        }

        AddIf(text, comment.Start, at, comment.End, isDivided, faults);
    }

    /// <summary>The same for each line of a block comment. A directive that was commented out ('/* -- migration:step A */') is meant to be none.</summary>
    public static void FindIn(string text, TextSpan block, bool isDivided, List<Fault> faults)
    {
        for (var start = block.Start + 2; start < block.End;)
        {
            var lineEnd = text.IndexOf('\n', start, block.End - start);
            lineEnd = lineEnd < 0 ? block.End : lineEnd;
            var at = Behind(text, start, lineEnd, " \t*");
            var end = lineEnd == block.End && text[lineEnd - 1] == '/' && lineEnd - 2 >= at ? lineEnd - 2 : lineEnd;
            AddIf(text, at, at, end, isDivided, faults);
            start = lineEnd + 1;
        }
    }

    private static void AddIf(string text, int start, int from, int end, bool isDivided, List<Fault> faults)
    {
        var at = Behind(text, from, end, " \t@");
        if (at < end && text[at] is 'm' or 'M' && NameOf(text, at, end, isDivided) is { } name)
        {
            faults.Add(new Fault(FaultKind.LikeDirective, new TextSpan(start, start + text.Substring(start, end - start).TrimEnd().Length), name));
        }
    }

    /// <summary>The directive that the words from 'migration' on read like, or null.</summary>
    private static string? NameOf(string text, int start, int end, bool isDivided)
    {
        var at = WordEnd(text, start, end);
        var word = text.Substring(start, at - start);
        if (word.ToLowerInvariant() is not ("migration" or "migrations" or "migrationkit"))
        {
            return null;
        }

        var behind = Behind(text, at, end, " \t:-=.");
        var nameEnd = WordEnd(text, behind, end);
        var name = text.Substring(behind, nameEnd - behind).ToLowerInvariant();
        if (behind == at || !DirectiveName.All.Contains(name, StringComparer.Ordinal))
        {
            return null;
        }

        var value = text.Substring(Behind(text, nameEnd, end, " \t:="), end - Behind(text, nameEnd, end, " \t:=")).Trim(Blank);
        var isExact = word == "migration" && behind == at + 1 && text[at] == ':';
        return name == DirectiveName.Down ? (!isDivided && value.Length == 0 ? name : null) : isExact || Reads(name, value) ? name : null;
    }

    private static bool Reads(string name, string value) => name switch
    {
        DirectiveName.Timeout => value.Length > 0 && SqlCharacters.IsDigit(value[0]),
        DirectiveName.Transaction => string.Equals(value, "none", StringComparison.OrdinalIgnoreCase),
        DirectiveName.Step => CSharpIdentifier.IsValid(value) && char.IsUpper(value[0]),
        DirectiveName.Require or DirectiveName.Ensure => ReadsLikeSql(value),
        DirectiveName.Allow => value.Split(Blank)[0] is var what && (Changes.Contains(what, StringComparer.OrdinalIgnoreCase) || IsRule(what)),
        DirectiveName.Only => Environments.Contains(value, StringComparer.OrdinalIgnoreCase),
        _ => value.Length == 0,
    };

    /// <summary>'count(*) = 0', '(SELECT …', 'EXISTS (…'; not 'a login (see the page)', 'column(s) exist', 'that the default is = 0'.</summary>
    private static bool ReadsLikeSql(string value)
    {
        var bare = value.TrimStart('(');
        var word = bare.Split(Blank)[0];
        return IsCall(word)
            || Compares(bare)
            || string.Equals(word, "SELECT", StringComparison.OrdinalIgnoreCase)
            || (string.Equals(word, "EXISTS", StringComparison.OrdinalIgnoreCase) && value.IndexOf('(') > 0)
            || (string.Equals(word, "NOT", StringComparison.OrdinalIgnoreCase) && value.IndexOf('(') > 0);
    }

    private static bool IsCall(string word) =>
        word.IndexOf('(') > 0 && !word.EndsWith("(s)", StringComparison.Ordinal) && !word.EndsWith("(es)", StringComparison.Ordinal);

    // One word in front of it; more are a sentence.
    private static bool Compares(string value) =>
        value.IndexOf('=') is > 0 and var at && value.Substring(0, at).TrimEnd(' ', '\t', '!', '<', '>').IndexOfAny(Blank) < 0;

    private static bool IsRule(string word) => word.StartsWith("MK", StringComparison.Ordinal) && word.Length > 2 && SqlCharacters.IsDigit(word[2]);

    private static int WordEnd(string text, int at, int end)
    {
        while (at < end && (uint)((text[at] | 0x20) - 'a') <= 'z' - 'a')
        {
            at++;
        }

        return at;
    }

    private static int Behind(string text, int at, int end, string characters)
    {
        while (at < end && characters.IndexOf(text[at]) >= 0)
        {
            at++;
        }

        return at;
    }
}
