using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>The views, triggers and tables with foreign keys that scripts make, with the place of each.</summary>
internal sealed class MadeObjects
{
    private readonly Dictionary<(string Type, string Name), (string Path, TextSpan Span)> _made = [];

    public bool IsEmpty => _made.Count == 0;

    public void Note(SqlFile file, SqlScript script)
    {
        foreach (var statement in script.Statements.Where(statement => statement.Kind is StatementKind.Create or StatementKind.Alter))
        {
            var written = file.Text.AsSpan(statement.Span.Start, statement.Span.Length);
            if (Has(written, "VIEW") || Has(written, "TRIGGER") || Has(written, "REFERENCES") || Has(written, "RENAME"))
            {
                Note(file.Path, statement.Span, new StatementText(written.ToString()));
            }
        }
    }

    /// <summary>Where it was made. Null where no script has made it, or where the program brings what is missing: its own functions and modules.</summary>
    /// <param name="what">"view 'v'", or "trigger 'a' or 'b'".</param>
    /// <param name="reason">Why it does not work.</param>
    public (string Path, TextSpan Span)? MakerOf(string what, string reason)
    {
        if (reason.StartsWith("no such ", StringComparison.Ordinal) && !reason.StartsWith("no such table", StringComparison.Ordinal) && !reason.StartsWith("no such column", StringComparison.Ordinal))
        {
            return null;
        }

        var key = _made.Keys.LastOrDefault(made => what.StartsWith(made.Type, StringComparison.Ordinal) && what.Contains($"'{made.Name}'", StringComparison.OrdinalIgnoreCase));
        return key.Name is null ? null : _made[key];
    }

    private static bool Has(ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private void Note(string path, TextSpan span, StatementText text)
    {
        var words = text.Scanned;
        var at = 1;
        if (words.IsWord(0, "ALTER"))
        {
            NoteAltered(path, span, text);
            return;
        }

        var type = words.IsWord(at, "VIEW") ? "view" : words.IsWord(at, "TRIGGER") ? "trigger" : words.IsWord(at, "TABLE") ? "table" : null;
        at += text.Tokens.Length > at + 3 && words.IsWord(at + 1, "IF") ? 4 : 1;
        if (type is not null && SqlName.At(words, at, text.Tokens.Length) is { } name)
        {
            _made[(type, name)] = (path, span);
        }
    }

    private void NoteAltered(string path, TextSpan span, StatementText text)
    {
        if (text.Tokens.Length < 5 || SqlName.At(text.Scanned, 2, text.Tokens.Length) is not { } name)
        {
            return;
        }

        var rename = Enumerable.Range(3, Math.Min(3, text.Tokens.Length - 4)).FirstOrDefault(at => text.Scanned.IsWord(at, "RENAME") && text.Scanned.IsWord(at + 1, "TO"));
        if (rename > 0 && rename + 2 < text.Tokens.Length)
        {
            if (_made.Remove(("table", name), out var place))
            {
                _made[("table", text.NameAt(rename + 2))] = place;
            }
        }
        else if (Has(text.Text, "REFERENCES"))
        {
            _made[("table", name)] = (path, span);
        }
    }
}
