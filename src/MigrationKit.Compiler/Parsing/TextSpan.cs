namespace MigrationKit.Compiler.Parsing;

/// <summary>A half-open range of UTF-16 offsets in a file's normalised text.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
