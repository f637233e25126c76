namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// A file's text as tokens. Comments are kept apart, because statements are read from tokens alone,
/// and only line comments can carry anything that we read.
/// </summary>
internal sealed class ScannedText(string text, Token[] tokens, Token[] lineComments, IReadOnlyList<Fault> faults)
{
    public string Text { get; } = text;

    public Token[] Tokens { get; } = tokens;

    public Token[] LineComments { get; } = lineComments;

    public IReadOnlyList<Fault> Faults { get; } = faults;

    public string TextOf(Token token) => Text.Substring(token.Start, token.Length);

    public bool IsSymbol(int index, char symbol)
        => Tokens[index] is { Kind: TokenKind.Symbol, Length: 1 } token && Text[token.Start] == symbol;

    /// <summary>Whether the token is this bare word, in any case. <paramref name="word"/> is ASCII.</summary>
    public bool IsWord(int index, string word)
        => Tokens[index] is { Kind: TokenKind.Word } token
            && token.Length == word.Length
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
}
