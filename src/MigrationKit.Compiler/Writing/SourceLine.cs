using System.Runtime.CompilerServices;

namespace MigrationKit.Compiler.Writing;

/// <summary>An interpolated line that goes to the writer part by part: a thousand migrations have ten thousand, and none needs a string of its own.</summary>
[InterpolatedStringHandler]
internal readonly struct SourceLine
{
    private readonly SourceWriter _writer;

    public SourceLine(int literalLength, int formattedCount, SourceWriter writer)
    {
        _writer = writer;
        _writer.Indent();
    }

    public void AppendLiteral(string text) => _writer.Append(text);

    public void AppendFormatted(string text) => _writer.Append(text);
}
