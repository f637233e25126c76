using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>What a SQLite script says of tables and columns, for what two schemas alone do not tell: renaming, copying, deleting.</summary>
internal sealed class ScriptWords
{
    private readonly SqlScript _script;
    private readonly ScannedText _text;
    private readonly IReadOnlyList<StatementTokens> _statements;

    public ScriptWords(SqlScript script)
    {
        _script = script;
        _text = SqlScanner.Scan(script.Text, SqlDialect.Sqlite);
        var splitter = new StatementSplitter(_text, SqlDialect.Sqlite);
        splitter.Split(0, _text.Tokens.Length);
        _statements = splitter.Statements;
    }

    /// <summary>The first statement that could have done it and has all the names; else one that has the first; else the first that could; else the first of all.</summary>
    public TextSpan Place(params string[] names)
    {
        var able = _statements.Where(statement => statement.Kind is StatementKind.Alter or StatementKind.Drop or StatementKind.Create or StatementKind.Other).ToList();
        var found = able.FindIndex(statement => statement.Kind is StatementKind.Alter or StatementKind.Drop && names.All(name => Names(statement, name)));
        found = found >= 0 ? found : able.FindIndex(statement => names.All(name => Names(statement, name)));
        found = found >= 0 ? found : able.FindIndex(statement => Names(statement, names[0]));
        return found >= 0 ? Span(able[found]) : able.Count > 0 ? Span(able[0]) : _statements.Count > 0 ? Span(_statements[0]) : _script.Span;
    }

    /// <summary>The name that a table ends with, if one of these has it; null where nothing renames it.</summary>
    public string? RenamedTo(string table, ISet<string> existing) =>
        NamesOf(table) is { Count: > 1 } names && existing.Contains(names[names.Count - 1]) ? names[names.Count - 1] : null;

    /// <summary>The names that a table has in turn.</summary>
    public List<string> NamesOf(string table)
    {
        var names = new List<string> { table };
        foreach (var rename in Renames())
        {
            if (rename.Column.Length == 0 && Same(rename.Table, names[names.Count - 1]))
            {
                names.Add(rename.To);
            }
        }

        return names;
    }

    public bool RenamesColumn(string table, string column, Func<string, bool> exists) =>
        Renames().Any(rename => Same(rename.Table, table) && Same(rename.Column, column) && exists(rename.To));

    public bool GivesName(string table, string column) => Renames().Any(rename => Same(rename.Table, table) && rename.Column.Length > 0 && Same(rename.To, column));

    /// <summary>The columns of a table whose values the script carries over under another name (<see cref="ColumnCopies"/>).</summary>
    public IEnumerable<(string From, string To)> CopiesColumns(string table, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        new ColumnCopies(_text, _statements).Of(table, before, after);

    /// <summary>A table that is dropped, and made anew without anything having read it before: its rows are gone.</summary>
    public bool DropsWithoutCopy(string table)
    {
        var drop = _statements.ToList().FindIndex(statement => statement.Kind == StatementKind.Drop && IsChanged(statement, table));
        return drop >= 0 && !_statements.Take(drop).Any(statement =>
            (statement.Kind is StatementKind.Insert or StatementKind.Create or StatementKind.Alter) && Names(statement, table) && !IsChanged(statement, table));
    }

    public IEnumerable<string> Drops() => _statements
        .Where(statement => statement.Kind == StatementKind.Drop)
        .Select(statement => StatementTarget.Changed(_text, statement))
        .OfType<string>()
        .Distinct(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<DeletedRows> Deletes() =>
        from statement in _statements
        where statement.Kind == StatementKind.Delete
        let table = StatementTarget.Changed(_text, statement)
        where table is not null
        select new DeletedRows(table, Span(statement));

    private IEnumerable<(string Table, string Column, string To)> Renames()
    {
        foreach (var statement in _statements.Where(statement => statement.Kind == StatementKind.Alter))
        {
            var at = statement.Verb + 1;
            while (at < statement.End && !_text.IsWord(at, "RENAME"))
            {
                at++;
            }

            if (at + 2 >= statement.End || SqlName.At(_text, statement.Verb + 2, statement.End) is not { } table)
            {
                continue;
            }

            if (_text.IsWord(at + 1, "TO"))
            {
                yield return (table, "", Name(at + 2));
                continue;
            }

            // COLUMN may be left out, and a column may be called so.
            at += _text.IsWord(at + 1, "COLUMN") && !_text.IsWord(at + 2, "TO") ? 2 : 1;
            if (at + 2 < statement.End)
            {
                yield return (table, Name(at), Name(at + 2));
            }
        }
    }

    private bool IsChanged(StatementTokens statement, string table) =>
        StatementTarget.Changed(_text, statement) is { } changed && Same(changed, table);

    private bool Names(StatementTokens statement, string name)
    {
        for (var at = statement.First; at < statement.End; at++)
        {
            if (SqlName.IsAt(_text, at) && Same(Name(at), name))
            {
                return true;
            }
        }

        return false;
    }

    private string Name(int at) => SqlName.Of(_text, _text.Tokens[at]);

    private TextSpan Span(StatementTokens statement)
    {
        var (first, last) = (_text.Tokens[statement.First], _text.Tokens[statement.End - 1]);
        return new TextSpan(_script.Span.Start + first.Start, _script.Span.Start + last.End);
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
