using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>What a SQLite script says of tables and columns, for what two schemas alone do not tell: renaming, copying, deleting.</summary>
internal sealed class ScriptWords
{
    private readonly ScannedText _text;
    private readonly IReadOnlyList<StatementTokens> _statements;

    public ScriptWords(SqlScript script)
    {
        _text = SqlScanner.Scan(script.Text, SqlDialect.Sqlite);
        var splitter = new StatementSplitter(_text, SqlDialect.Sqlite);
        splitter.Split(0, _text.Tokens.Length);
        _statements = splitter.Statements;
        Places = new ChangePlaces(script, _text, _statements);
    }

    /// <summary>Where it does what.</summary>
    public ChangePlaces Places { get; }

    /// <summary>What a column is called behind the script, as far as that renames it.</summary>
    public string NewName(string table, string column) => Renames()
        .Where(rename => Same(rename.Table, table) && rename.Column.Length > 0)
        .Aggregate(column, (name, rename) => Same(rename.Column, name) ? rename.To : name);

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

    /// <summary>What a table is called behind the script, as far as that renames it.</summary>
    public string NewName(string table) => NamesOf(table).Last();

    public bool GivesName(string table, string column) => Renames().Any(rename => Same(rename.Table, table) && rename.Column.Length > 0 && Same(rename.To, column));

    /// <summary>The columns of a table whose values the script carries over under another name (<see cref="ColumnCopies"/>).</summary>
    public IEnumerable<(string From, string To)> CopiesColumns(string table, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        new ColumnCopies(_text, _statements).Of(table, before, after);

    /// <summary>A table that is dropped, and made anew without anything having read it before: its rows are gone.</summary>
    public bool DropsWithoutCopy(string table)
    {
        var drop = _statements.ToList().FindIndex(statement => statement.Kind == StatementKind.Drop && IsChanged(statement, table));
        return drop >= 0 && !_statements.Take(drop).Any(statement =>
            (statement.Kind is StatementKind.Insert or StatementKind.Create or StatementKind.Alter) && Places.Names(statement, table) && !IsChanged(statement, table));
    }

    /// <summary>Columns that are dropped without anything having read them before.</summary>
    public IEnumerable<(string Table, string Column, TextSpan Span)> DropsColumnsWithoutCopy() =>
        from statement in _statements
        where statement.Kind == StatementKind.Alter && SqlName.At(_text, statement.Verb + 2, statement.End) is not null
        let table = SqlName.At(_text, statement.Verb + 2, statement.End)
        let drop = Enumerable.Range(statement.Verb + 3, statement.End - statement.Verb - 3).FirstOrDefault(at => _text.IsWord(at, "DROP"))
        where drop > 0
        let column = Name(_text.IsWord(drop + 1, "COLUMN") && drop + 2 < statement.End ? drop + 2 : drop + 1)
        where !_statements.TakeWhile(other => other.First < statement.First).Any(other => Places.Names(other, table) && Places.Names(other, column))
        select (table, column, Places.SpanOf(statement));

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
        select new DeletedRows(table, Places.SpanOf(statement));

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

    private string Name(int at) => SqlName.Of(_text, _text.Tokens[at]);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
