namespace MigrationKit.Compiler.Writing;

/// <summary>What a script says of itself: the first line of words in the comments before its first statement.</summary>
internal static class FirstComment
{
    /// <summary>Longer ones are cut: it is shown as a tool tip.</summary>
    private const int MaxLength = 200;

    public static string Of(string script)
    {
        var isInBlock = false;
        for (var start = 0; start < script.Length;)
        {
            var newline = script.IndexOf('\n', start);
            var end = newline < 0 ? script.Length : newline;
            var line = script.Substring(start, end - start).Trim();
            start = end + 1;
            if (!isInBlock && line.StartsWith("/*", StringComparison.Ordinal))
            {
                isInBlock = true;
                line = line.Substring(2);
            }
            else if (!isInBlock && line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal))
            {
                return "";
            }

            var close = isInBlock ? line.IndexOf("*/", StringComparison.Ordinal) : -1;
            isInBlock &= close < 0;
            var words = Words(close < 0 ? line : line.Substring(0, close));
            if (words.Any(char.IsLetter) && !IsDirective(words))
            {
                return words.Length <= MaxLength ? words : words.Substring(0, MaxLength) + "…";
            }
        }

        return "";
    }

    private static string Words(string line) => line.Trim('-', '*', '=', '#', ' ', '\t');

    private static bool IsDirective(string words) =>
        words.StartsWith("migration:", StringComparison.Ordinal)
        || words.StartsWith("migrate:", StringComparison.Ordinal)
        || words.StartsWith("+goose", StringComparison.Ordinal);
}
