namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Lines that a command-line client takes for itself and never sends: psql's '\connect' and the rows behind COPY … FROM stdin, the sqlite3 shell's
/// '.read', MySQL's DELIMITER, sqlcmd's GO. Found by tokens, so never in a string or comment. Each command word is reported once a file.
/// </summary>
internal sealed class ClientCommandFinder
{
    // What a line of another language makes of the SQL behind it says nothing about that.
    private static readonly FaultKind[] Followers =
    [
        FaultKind.UnterminatedString, FaultKind.UnterminatedIdentifier, FaultKind.UnterminatedComment, FaultKind.UnterminatedDollarQuote,
        FaultKind.UnterminatedTrigger, FaultKind.PlaceholderLikeText, FaultKind.LookalikeCharacter,
        FaultKind.OwnTransactionControl, FaultKind.UnbalancedTransactionControl,
    ];

    private readonly ScannedText _text;
    private List<Fault>? _found;
    private HashSet<string>? _seen;

    private ClientCommandFinder(ScannedText text) => _text = text;

    public static IReadOnlyList<Fault> Find(ScannedText text)
    {
        var finder = new ClientCommandFinder(text);
        finder.Run();
        return finder._found ?? (IReadOnlyList<Fault>)[];
    }

    /// <summary>Adds what was found, and takes out what follows from it.</summary>
    public static void Add(IReadOnlyList<Fault> found, List<Fault> faults)
    {
        if (found.Count > 0)
        {
            faults.RemoveAll(fault => fault.Span.Start >= found[0].Span.Start && Array.IndexOf(Followers, fault.Kind) >= 0);
            faults.AddRange(found);
        }
    }

    private void Run()
    {
        var begins = true;
        var tokens = _text.Tokens;
        for (var at = 0; at < tokens.Length; at++)
        {
            var token = tokens[at];
            if (MayBeCommand(token, begins) && End(at, begins) is > 0 and var end)
            {
                at = _text.FirstTokenAt(end) - 1;
                begins = true;
            }
            else
            {
                begins = token.Kind == TokenKind.Semicolon;
            }
        }
    }

    /// <summary>All that nearly every token is asked.</summary>
    private static bool MayBeCommand(Token token, bool beginsStatement) =>
        beginsStatement || token.Kind == TokenKind.Unknown || (token.Kind == TokenKind.Word && token.Length == 2);

    /// <summary>Where the lines of the command end that begins at the token; 0 where none does.</summary>
    private int End(int at, bool beginsStatement)
    {
        var token = _text.Tokens[at];
        switch (token.Kind)
        {
            case TokenKind.Unknown when _text.Text[token.Start] == '\\' && !IsEscape(token.End):
            case TokenKind.Symbol when beginsStatement && _text.IsSymbol(at, '.') && IsWordBehind(at):
            case TokenKind.Word when token.Length == 9 && beginsStatement && _text.IsWord(at, "DELIMITER"):
            case TokenKind.Word when token.Length == 2 && _text.IsWord(at, "GO") && BatchSeparator.Is(_text, at):
                return Report(token.Start);
            case TokenKind.Word when token.Length == 4 && beginsStatement && _text.IsWord(at, "COPY") && TakesRows(at) is > 0 and var rows:
                Report(token.Start);
                var end = _text.Text.IndexOf("\n\\.", rows, StringComparison.Ordinal);
                return end < 0 ? _text.Text.Length : end + 3;
            default:
                return 0;
        }
    }

    // 'don\'t', as MySQL writes it: no client has such a command.
    private bool IsEscape(int end) => end < _text.Text.Length && _text.Text[end] == '\'';

    private bool IsWordBehind(int at) =>
        at + 1 < _text.Tokens.Length && _text.Tokens[at + 1] is { Kind: TokenKind.Word } word && word.Start == _text.Tokens[at].End;

    /// <summary>Where the statement ends whose rows the client is to send; 0 for any other COPY.</summary>
    private int TakesRows(int at)
    {
        var takes = false;
        for (; at < _text.Tokens.Length && _text.Tokens[at].Kind != TokenKind.Semicolon; at++)
        {
            takes |= _text.IsWord(at, "STDIN") && _text.IsWord(at - 1, "FROM");
        }

        return takes ? _text.Tokens[Math.Min(at, _text.Tokens.Length - 1)].End : 0;
    }

    private int Report(int start)
    {
        var line = _text.Text.IndexOf('\n', start);
        var end = line < 0 ? _text.Text.Length : line;
        var command = _text.Text.Substring(start, end - start).TrimEnd();
        if ((_seen ??= new(StringComparer.OrdinalIgnoreCase)).Add(command.Split(' ', '\t')[0]))
        {
            (_found ??= []).Add(Excerpt.Fault(FaultKind.ClientCommand, _text.Text, start, start + command.Length));
        }

        return end;
    }
}
