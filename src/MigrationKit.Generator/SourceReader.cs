using MigrationKit.Compiler.Writing;

namespace MigrationKit.Generator;

/// <summary>
/// Lets the compiler read a file from the writer in pieces. As one string the text of a chunk is so long that each file would
/// bring a full garbage collection nearer.
/// </summary>
internal sealed class SourceReader(SourceWriter source) : TextReader
{
    private int _position;

    public override int Peek() => _position < source.Length ? source[_position] : -1;

    public override int Read() => _position < source.Length ? source[_position++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        var length = Math.Min(count, source.Length - _position);
        source.CopyTo(_position, buffer, index, length);
        _position += length;
        return length;
    }
}
