using System.Runtime.CompilerServices;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Where the lines of a text begin, found once a text and as long as it lives: counted from its beginning for each problem, a file with as
/// many problems as lines would hold up a build for minutes.
/// </summary>
internal sealed class LineStarts
{
    private static readonly ConditionalWeakTable<string, LineStarts> Known = new();

    private readonly List<int> _starts = [0];

    private LineStarts(string text)
    {
        for (var next = text.IndexOf('\n'); next >= 0; next = text.IndexOf('\n', next + 1))
        {
            _starts.Add(next + 1);
        }
    }

    public static LineStarts Of(string text) => Known.GetValue(text, static text => new LineStarts(text));

    /// <summary>Line and column of an offset, both from 1.</summary>
    public (int Line, int Column) Position(int offset)
    {
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}
