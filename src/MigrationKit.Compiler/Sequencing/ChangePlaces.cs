using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>At which statement a script changes what. A table that is built anew has another name until the end.</summary>
internal sealed class ChangePlaces(SqlScript script, ScannedText text, IReadOnlyList<StatementTokens> statements)
{
    /// <summary>The statement behind which a table or a column of it is gone: DROP COLUMN, RENAME, or what takes the old table away.</summary>
    public TextSpan TakenAway(string table, string column = "") =>
        SpanOf(FindIndex(statement => column.Length > 0 && Alters(statement, table) && Names(statement, column))
            ?? FindIndex(statement => statement.Kind == StatementKind.Drop && Same(StatementTarget.Changed(text, statement), table))
            ?? FindIndex(statement => Alters(statement, table) && StatementTarget.RenamedTo(text, statement) is not null))
        ?? Naming(column.Length > 0 ? [table, column] : [table]);

    /// <summary>The last statement that says what a table or a column of it is from now on: CREATE TABLE, also under another name, or ALTER TABLE.</summary>
    public TextSpan Given(string table, string column = "")
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            var made = StatementTarget.Created(text, statements[i], orFound: true) ?? (column.Length > 0 ? Altered(statements[i]) : null);
            if (made is not null && Becomes(made, table, i) && (column.Length == 0 || Names(statements[i], column)))
            {
                return SpanOf(statements[i]);
            }
        }

        // A table of an earlier migration takes its place.
        return SpanOf(FindIndex(statement => Same(StatementTarget.RenamedTo(text, statement), table))) ?? TakenAway(table, column);
    }

    /// <summary>The first statement that could have done it and has all the names; else one that has the first; else the first that could; else the first of all.</summary>
    public TextSpan Naming(params string[] names)
    {
        var able = statements.Where(statement => statement.Kind is StatementKind.Alter or StatementKind.Drop or StatementKind.Create or StatementKind.Other).ToList();
        var found = able.FindIndex(statement => statement.Kind is StatementKind.Alter or StatementKind.Drop && names.All(name => Names(statement, name)));
        found = found >= 0 ? found : able.FindIndex(statement => names.All(name => Names(statement, name)));
        found = found >= 0 ? found : able.FindIndex(statement => Names(statement, names[0]));
        return found >= 0 ? SpanOf(able[found]) : able.Count > 0 ? SpanOf(able[0]) : statements.Count > 0 ? SpanOf(statements[0]) : script.Span;
    }

    public TextSpan SpanOf(StatementTokens statement)
    {
        var (first, last) = (text.Tokens[statement.First], text.Tokens[statement.End - 1]);
        return new TextSpan(script.Span.Start + first.Start, script.Span.Start + last.End);
    }

    public bool Names(StatementTokens statement, string name)
    {
        for (var at = statement.First; at < statement.End; at++)
        {
            if (SqlName.IsAt(text, at) && Same(SqlName.Of(text, text.Tokens[at]), name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what a statement makes or alters has this name at the end.</summary>
    private bool Becomes(string made, string table, int index)
    {
        for (index++; index < statements.Count; index++)
        {
            made = StatementTarget.RenamedTo(text, statements[index]) is { } to && Same(Altered(statements[index]), made) ? to : made;
        }

        return Same(made, table);
    }

    private TextSpan? SpanOf(int? index) => index is { } at ? SpanOf(statements[at]) : null;

    private int? FindIndex(Predicate<StatementTokens> matches)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (matches(statements[i]))
            {
                return i;
            }
        }

        return null;
    }

    private bool Alters(StatementTokens statement, string table) => Same(Altered(statement), table);

    private string? Altered(StatementTokens statement) =>
        statement.Kind == StatementKind.Alter ? SqlName.At(text, statement.Verb + 2, statement.End) : null;

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
