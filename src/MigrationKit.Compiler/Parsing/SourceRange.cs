namespace MigrationKit.Compiler.Parsing;

/// <summary>A range for people and compilers: lines and columns from 1, columns in UTF-16 units, the end exclusive.</summary>
internal readonly record struct SourceRange(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The range of a span in a text; a span at the end of the text is allowed.</summary>
    public static SourceRange Of(string text, TextSpan span)
    {
        var (startLine, startColumn) = Position(text, span.Start, 1, 0);
        var (endLine, endColumn) = Position(text, Math.Max(span.Start, span.End), 1, 0);
        return new SourceRange(startLine, startColumn, endLine, endColumn);
    }

    private static (int Line, int Column) Position(string text, int offset, int line, int lineStart)
    {
        var end = Math.Min(offset, text.Length);
        for (var next = text.IndexOf('\n', lineStart); next >= 0 && next < end; next = text.IndexOf('\n', lineStart))
        {
            line++;
            lineStart = next + 1;
        }

        return (line, end - lineStart + 1);
    }
}
