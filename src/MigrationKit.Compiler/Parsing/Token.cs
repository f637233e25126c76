namespace MigrationKit.Compiler.Parsing;

/// <summary>A token by position only: a megabyte of SQL has a quarter of a million, and none needs a string of its own.</summary>
internal readonly struct Token(TokenKind kind, int start, int end)
{
    public TokenKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; } = end;

    public int Length => End - Start;
}
