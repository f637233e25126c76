using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using SqlScanner = MigrationKit.Compiler.Parsing.SqlScanner;

namespace MigrationKit.Replay.Running;

/// <summary>One statement's text with its tokens, to find places in it.</summary>
internal sealed class StatementText
{
    public StatementText(string text)
    {
        Text = text;
        Scanned = SqlScanner.Scan(text, SqlDialect.Sqlite);
    }

    /// <param name="file">The script's file.</param>
    /// <param name="span">Where in it the statement stands.</param>
    public StatementText(SqlFile file, TextSpan span) : this(file.Text.Substring(span.Start, span.Length))
    {
    }

    public string Text { get; }

    public ScannedText Scanned { get; }

    public TokenList Tokens => Scanned.Tokens;

    public string NameAt(int token) => SqlName.Of(Scanned, Tokens[token]);

    public bool IsName(int token) => SqlName.IsAt(Scanned, token);

    public TextSpan SpanOf(int token) => new(Tokens[token].Start, Tokens[token].End);

    /// <summary>The last token that starts at or before the place.</summary>
    public int TokenAt(int position)
    {
        var next = Scanned.FirstTokenAt(position + 1);
        return Math.Max(0, next - 1);
    }

    /// <summary>Turns a place in the UTF-8 of the text into one in the text.</summary>
    public int FromUtf8(int bytes)
    {
        var utf8 = Encoding.UTF8.GetBytes(Text);
        return Encoding.UTF8.GetCharCount(utf8, 0, Math.Min(bytes, utf8.Length));
    }
}
