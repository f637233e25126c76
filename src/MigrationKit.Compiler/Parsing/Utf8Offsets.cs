using System.Text;

namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Turns UTF-16 offsets into UTF-8 offsets counted from <paramref name="start"/>. Ask in ascending order: the text is walked once,
/// and not at all where both are the same.
/// </summary>
internal sealed class Utf8Offsets(string text, int start)
{
    private readonly bool _isAscii = Encoding.UTF8.GetByteCount(text) == text.Length;
    private readonly int _start = start;
    private int _at = start;
    private int _bytes;

    public int Of(int position)
    {
        if (_isAscii)
        {
            return position - _start;
        }

        while (_at < position)
        {
            var c = text[_at++];
            if (c < 0x80)
            {
                _bytes++;
            }
            else if (c < 0x800)
            {
                _bytes += 2;
            }
            else if (char.IsHighSurrogate(c) && _at < text.Length && char.IsLowSurrogate(text[_at]))
            {
                _at++;
                _bytes += 4;
            }
            else
            {
                _bytes += 3;
            }
        }

        return _bytes;
    }
}
