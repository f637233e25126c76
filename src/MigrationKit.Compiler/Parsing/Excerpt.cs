namespace MigrationKit.Compiler.Parsing;

/// <summary>The first line of a stretch of text: what a message quotes and an editor underlines of something long.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    public static TextSpan Span(string text, int start, int end)
    {
        var lineEnd = text.IndexOf('\n', start, end - start);
        return new TextSpan(start, lineEnd < 0 ? end : lineEnd);
    }

    public static string Quote(string text, TextSpan span)
    {
        if (span.Length <= Longest)
        {
            return text.Substring(span.Start, span.Length);
        }

        // Half a surrogate pair is no text.
        var length = char.IsHighSurrogate(text[span.Start + Longest - 1]) ? Longest - 1 : Longest;
        return text.Substring(span.Start, length) + "…";
    }

    public static Fault Fault(FaultKind kind, string text, int start, int end)
    {
        var span = Span(text, start, end);
        return new Fault(kind, span, Quote(text, span));
    }
}
