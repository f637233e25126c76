namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Tokens as they are found, in an array that a later scan of the thread uses again once it is given back: new ones for a
/// thousand small scripts were a sixth of all that a generator allocated.
/// </summary>
internal sealed class TokenBuffer
{
    // What one huge script needed is not kept.
    private const int LongestKept = 65_536;

    [ThreadStatic]
    private static TokenBuffer? _spare;

    private Token[] _items;
    private int _count;
    private TokenBuffer? _nextSpare;

    private TokenBuffer(int capacity) => _items = new Token[capacity];

    public TokenList Tokens => new(_items, _count);

    /// <summary>An empty one: one that was given back, or a new one for about as many tokens as expected.</summary>
    public static TokenBuffer Take(int expected)
    {
        if (_spare is not { } spare)
        {
            return new TokenBuffer(Math.Max(4, expected));
        }

        _spare = spare._nextSpare;
        spare._nextSpare = null;
        return spare;
    }

    public void Add(Token token)
    {
        if (_count == _items.Length)
        {
            var items = new Token[_count * 2];
            Array.Copy(_items, items, _count);
            _items = items;
        }

        _items[_count++] = token;
    }

    /// <summary>Nothing may use its tokens any more.</summary>
    public void GiveBack()
    {
        if (_items.Length <= LongestKept)
        {
            _count = 0;
            _nextSpare = _spare;
            _spare = this;
        }
    }
}
