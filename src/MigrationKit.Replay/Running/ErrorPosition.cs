using System.Text;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Running;

/// <summary>
/// Where in a statement the engine's complaint belongs. An engine that says so (3.38) is believed; of an older one it is found out by
/// asking again: the smallest number of tokens that draws the same message, then the name that the message blames, and of several
/// such names the one whose replacement the engine blames in its place. Asking only compiles, so nothing is changed.
/// </summary>
internal sealed class ErrorPosition(ScratchDatabase database, StatementText statement, EngineError error)
{
    private const string Probe = "migrationkit_probe";

    /// <summary>The span in the statement's text.</summary>
    public static TextSpan Find(ScratchDatabase database, string text, EngineError error)
    {
        var statement = new StatementText(text);
        return statement.Tokens.Length == 0 ? new TextSpan(0, text.Length)
            : error.Denied is not null ? FirstLine(text)
            : error.IsOfForm ? new ErrorPosition(database, statement, error).Find()
            : error.Message.StartsWith("Cannot add ", StringComparison.OrdinalIgnoreCase) ? new ErrorPosition(database, statement, error).AtKeyword(statement.Tokens.Length, isEarly: false)
            : FirstLine(text);
    }

    private static TextSpan FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return new TextSpan(0, end < 0 ? text.Length : end);
    }

    private TextSpan Find()
    {
        if (error.Offset >= 0)
        {
            return AtOffset(statement.FromUtf8(error.Offset));
        }

        if (error.Message == "incomplete input")
        {
            return AtEnd();
        }

        var name = NamedInMessage.Of(error.Message);
        var tokens = SmallestPrefix();
        if (error.Message.StartsWith("near \"", StringComparison.Ordinal) || error.Message.StartsWith("unrecognized token", StringComparison.Ordinal))
        {
            return AtComplaint(tokens);
        }

        if (error.Message.StartsWith("ON CONFLICT clause does not match", StringComparison.Ordinal))
        {
            return InBracketsBehind("CONFLICT", 0) ?? FirstLine(statement.Text);
        }

        // Refused before the whole was read: the last of that name so far is the one.
        var places = Places(name, tokens);
        var isEarly = tokens < statement.Tokens.Length;
        if (places.Count > 0 && error.Message.StartsWith("default value of column", StringComparison.Ordinal) && InBracketsBehind("DEFAULT", places[0]) is { } value)
        {
            return value;
        }

        return places.Count == 1 || (places.Count > 1 && isEarly) ? Span(places[^1], name.Length)
            : places.Count > 1 ? Span(Blamed(places, name.Length), name.Length)
            : AtKeyword(tokens, isEarly);
    }

    private TextSpan AtOffset(int position)
    {
        if (position >= statement.Text.Length || error.Message == "incomplete input")
        {
            return AtEnd();
        }

        var token = statement.TokenAt(position);
        var last = token;

        // Of 'u.mail' the engine names the one or the other; the whole is what has to be changed.
        while (token >= 2 && statement.Scanned.IsSymbol(token - 1, '.'))
        {
            token -= 2;
        }

        while (last + 2 < statement.Tokens.Length && statement.Scanned.IsSymbol(last + 1, '.'))
        {
            last += 2;
        }

        return new TextSpan(statement.Tokens[token].Start, statement.Tokens[last].End);
    }

    /// <summary>The first token of what stands behind a keyword, also in brackets.</summary>
    private TextSpan? InBracketsBehind(string keyword, int from)
    {
        var at = Enumerable.Range(from, statement.Tokens.Length - from).FirstOrDefault(token => statement.Scanned.IsWord(token, keyword), statement.Tokens.Length) + 1;
        while (at < statement.Tokens.Length && statement.Scanned.IsSymbol(at, '('))
        {
            at++;
        }

        return at < statement.Tokens.Length ? statement.SpanOf(at) : null;
    }

    private TextSpan AtEnd()
    {
        var last = statement.Tokens[^1];
        return last.Kind == TokenKind.Semicolon ? statement.SpanOf(statement.Tokens.Length - 1) : new TextSpan(last.End, last.End);
    }

    // More tokens than the smallest number never draw another message: the parser stops at the first token that does not fit.
    private int SmallestPrefix()
    {
        int low = 1, high = statement.Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Message(statement.Text[..statement.Tokens[middle - 1].End]) == error.Message)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    // The engine quotes what it stumbled over, which may be more than one token of ours ('#1').
    private TextSpan AtComplaint(int tokens)
    {
        var end = statement.Tokens[tokens - 1].End;
        var from = error.Message.IndexOf('"', StringComparison.Ordinal) + 1;
        var to = error.Message.LastIndexOf('"');
        var quoted = to > from ? error.Message[from..to] : "";
        return quoted.Length > 0 && statement.Text.AsSpan(0, end).EndsWith(quoted, StringComparison.Ordinal)
            ? new TextSpan(end - quoted.Length, end)
            : statement.SpanOf(tokens - 1);
    }

    private List<int> Places(string[] name, int tokens)
    {
        var places = new List<int>();
        for (var at = 0; name.Length > 0 && at + (2 * (name.Length - 1)) < tokens; at++)
        {
            if (name.Select((part, i) => (part, i)).All(part => Is(at + (2 * part.i), part.part)))
            {
                places.Add(at);
            }
        }

        // A name without a table in the message stands without one in the statement, if it stands anywhere like that.
        var bare = places.Where(at => at == 0 || !statement.Scanned.IsSymbol(at - 1, '.')).ToList();
        return bare.Count > 0 ? bare : places;
    }

    private bool Is(int token, string part) => statement.IsName(token) && statement.NameAt(token) == part;

    private int Blamed(List<int> places, int parts)
    {
        foreach (var place in places)
        {
            var token = statement.Tokens[place + (2 * (parts - 1))];
            var changed = string.Concat(statement.Text.AsSpan(0, token.Start), Probe, statement.Text.AsSpan(token.End));
            if (Message(changed)?.Contains(Probe, StringComparison.Ordinal) == true)
            {
                return place;
            }
        }

        return places[0];
    }

    private TextSpan AtKeyword(int tokens, bool isEarly)
    {
        var message = error.Message;
        var keywords = message.Contains("values for", StringComparison.Ordinal) || message.Contains("values were supplied", StringComparison.Ordinal)
            ? ["VALUES", "SELECT"]
            : message.Contains("more than one primary key", StringComparison.Ordinal) ? ["PRIMARY"]
            : message.Contains("same number of terms", StringComparison.Ordinal) ? []
            : NamedInMessage.Keywords(message);
        foreach (var keyword in keywords)
        {
            var places = Enumerable.Range(0, tokens).Where(token => statement.Scanned.IsWord(token, keyword)).ToList();
            if (places.Count > 0)
            {
                return statement.SpanOf(isEarly ? places[^1] : places[0]);
            }
        }

        return isEarly ? LastOpened(tokens) : FirstLine(statement.Text);
    }

    // What the parser has just read, or the bracket that it has just closed.
    private TextSpan LastOpened(int tokens)
    {
        var at = tokens - 1;
        while (at > 0 && !statement.Scanned.IsSymbol(at, '('))
        {
            at--;
        }

        return at > 0 ? statement.SpanOf(at) : statement.SpanOf(tokens - 1);
    }

    private TextSpan Span(int token, int parts) => new(statement.Tokens[token].Start, statement.Tokens[token + (2 * (parts - 1))].End);

    private string? Message(string sql) => database.Prepare(Encoding.UTF8.GetBytes(sql))?.Message;
}
