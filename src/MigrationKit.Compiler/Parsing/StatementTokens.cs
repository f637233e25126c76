namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A statement as a range of tokens. <see cref="End"/> is exclusive and does not count the ';';
/// <see cref="Verb"/> is the token that says what it does, behind EXPLAIN or the tables of a WITH. A class: lists of
/// structs have code of their own, which is compiled while a build waits.
/// </summary>
internal sealed class StatementTokens(int first, int end, int verb, StatementKind kind, bool isTerminated)
{
    public int First { get; } = first;

    public int End { get; } = end;

    public int Verb { get; } = verb;

    public StatementKind Kind { get; } = kind;

    public bool IsTerminated { get; } = isTerminated;
}
