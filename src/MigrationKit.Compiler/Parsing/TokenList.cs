using System.Collections;

namespace MigrationKit.Compiler.Parsing;

/// <summary>The tokens of a text, in an array that may be longer (<see cref="TokenBuffer"/>).</summary>
internal readonly struct TokenList(Token[] items, int length) : IReadOnlyList<Token>
{
    public int Length => length;

    int IReadOnlyCollection<Token>.Count => length;

    public Token this[int index] => index < length ? items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<Token> GetEnumerator() => items.Take(length).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
