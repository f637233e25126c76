namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A line comment read as a directive. <see cref="IsAlmost"/>: it names a directive, and something in front of the name
/// keeps it from being one ('-- migration: timeout 30s', '-- migration :timeout 30s'); to ignore that in silence would drop what its author relies on.
/// </summary>
internal readonly record struct DirectiveComment(string Name, string Value, TextSpan Span, bool IsAlmost)
{
    private const string Word = "migration";
    private const string Prefix = Word + ":";

    public static DirectiveComment? Read(string text, Token comment)
    {
        var at = comment.Start + 2;
        while (at < comment.End && text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at < comment.End && text[at] == 'm' && Spaced(text, at, comment) is { } spaced)
        {
            return spaced;
        }

        if (at + Prefix.Length >= comment.End
            || text[at] is not ('m' or 'M')
            || string.Compare(text, at, Prefix, 0, Prefix.Length, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return null;
        }

        var isExactPrefix = string.CompareOrdinal(text, at, Prefix, 0, Prefix.Length) == 0;
        var content = text.Substring(at + Prefix.Length, comment.End - at - Prefix.Length).TrimEnd();
        var followsDirectly = content.Length > 0 && !char.IsWhiteSpace(content[0]);
        var words = content.TrimStart();
        var nameEnd = 0;
        while (nameEnd < words.Length && !char.IsWhiteSpace(words[nameEnd]))
        {
            nameEnd++;
        }

        var name = words.Substring(0, nameEnd);
        var isAlmost = !isExactPrefix || !followsDirectly;
        if (name.Length == 0 || (isAlmost && !Says(name, isExactPrefix, followsDirectly)))
        {
            return null;
        }

        var span = new TextSpan(comment.Start, comment.Start + text.Substring(comment.Start, comment.Length).TrimEnd().Length);
        return new DirectiveComment(name, words.Substring(nameEnd).Trim(), span, isAlmost);
    }

    private static DirectiveComment? Spaced(string text, int at, Token comment)
    {
        var colon = at + Word.Length;
        while (colon < comment.End && text[colon] is ' ' or '\t')
        {
            colon++;
        }

        if (colon == at + Word.Length || colon >= comment.End || text[colon] != ':' || string.CompareOrdinal(text, at, Word, 0, Word.Length) != 0)
        {
            return null;
        }

        var content = text.Substring(colon + 1, comment.End - colon - 1).TrimEnd();
        var words = content.Split([' ', '\t'], 2);
        return DirectiveName.All.Contains(words[0], StringComparer.Ordinal)
            ? new DirectiveComment(words[0], words.Length > 1 ? words[1].Trim() : "", new TextSpan(comment.Start, colon + 1 + content.Length), true)
            : null;
    }

    /// <summary>'-- Migration: add a table' is prose: only a known name and one slip make an almost. Capitals all through are one: '-- MIGRATION:TIMEOUT 30s'.</summary>
    private static bool Says(string name, bool isExactPrefix, bool followsDirectly)
        => (isExactPrefix || followsDirectly) && DirectiveName.All.Contains(name, followsDirectly ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
}
