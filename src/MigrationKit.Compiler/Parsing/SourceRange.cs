namespace MigrationKit.Compiler.Parsing;

/// <summary>A range for people and compilers: lines and columns from 1, columns in UTF-16 units, the end exclusive.</summary>
internal readonly record struct SourceRange(int StartLine, int StartColumn, int EndLine, int EndColumn)
{
    /// <summary>The range of a span in a text; a span at the end of the text is allowed.</summary>
    public static SourceRange Of(string text, TextSpan span)
    {
        var lines = LineStarts.Of(text);
        var (startLine, startColumn) = lines.Position(Math.Min(span.Start, text.Length));
        var (endLine, endColumn) = lines.Position(Math.Min(Math.Max(span.Start, span.End), text.Length));
        return new SourceRange(startLine, startColumn, endLine, endColumn);
    }
}
