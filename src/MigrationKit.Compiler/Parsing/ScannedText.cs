namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A file's text as tokens. Comments are kept apart, because statements are read from tokens alone,
/// and only line comments can carry anything that counts.
/// </summary>
internal sealed class ScannedText(string text, TokenBuffer tokens, TokenBuffer lineComments, IReadOnlyList<Fault> faults)
{
    public string Text { get; } = text;

    public TokenList Tokens { get; private set; } = tokens.Tokens;

    public TokenList LineComments { get; private set; } = lineComments.Tokens;

    /// <summary>From '/*' to '*/'.</summary>
    public IReadOnlyList<TextSpan> BlockComments { get; init; } = [];

    public IReadOnlyList<Fault> Faults { get; } = faults;

    /// <summary>Whether a word, number or parameter has a character that is a letter only because it is beyond ASCII.</summary>
    public bool HasLettersBeyondAscii { get; init; }

    public string TextOf(Token token) => Text.Substring(token.Start, token.Length);

    public bool IsSymbol(int index, char symbol)
        => Tokens[index] is { Kind: TokenKind.Symbol, Length: 1 } token && Text[token.Start] == symbol;

    /// <summary>Whether the token is this bare word, in any case. <paramref name="word"/> is ASCII.</summary>
    public bool IsWord(int index, string word)
        => Tokens[index] is { Kind: TokenKind.Word } token
            && token.Length == word.Length
            && (Text[token.Start] | 0x20) == (word[0] | 0x20)
            && string.Compare(Text, token.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The index of the first token that starts at the position or behind it.</summary>
    public int FirstTokenAt(int position)
    {
        int low = 0, high = Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].Start < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>For who has read all there is: the text has no tokens from now on, and the next scan need not allocate its own.</summary>
    public void GiveBack()
    {
        (Tokens, LineComments) = (default, default);
        tokens.GiveBack();
        lineComments.GiveBack();
    }
}
