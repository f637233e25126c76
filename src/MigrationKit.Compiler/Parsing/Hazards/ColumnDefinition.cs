namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>A column as CREATE TABLE or ADD COLUMN declares it.</summary>
internal sealed class ColumnDefinition
{
    private ColumnDefinition(string name, TextSpan nameSpan)
    {
        Name = name;
        NameSpan = nameSpan;
    }

    public string Name { get; }

    public TextSpan NameSpan { get; }

    /// <summary>As written, with single spaces and without a size in brackets; empty where there is none.</summary>
    public string Type { get; private set; } = "";

    public TextSpan TypeSpan { get; private set; }

    /// <summary>The type has a size in brackets.</summary>
    public bool HasSize { get; private set; }

    public bool IsPrimaryKey { get; set; }

    public bool IsDescending { get; private set; }

    public bool IsNotNull { get; private set; }

    public bool IsUnique { get; private set; }

    public bool IsStored { get; private set; }

    public bool IsGenerated { get; private set; }

    /// <summary>The first token of the default's value, in upper case, without signs and brackets around a constant ('(' for an expression), or null.</summary>
    public string? Default { get; private set; }

    public ForeignKey? ForeignKey { get; private set; }

    /// <summary>Reads up to the ',' or ')' behind the definition.</summary>
    public static ColumnDefinition Read(TokenCursor cursor)
    {
        var token = cursor.Text.Tokens[cursor.At];
        var column = new ColumnDefinition(SqlName.Written(cursor.Text, token), new TextSpan(token.Start, token.End));
        cursor.At++;
        column.ReadType(cursor);
        while (!cursor.IsAtEnd && !cursor.Is(',') && !cursor.Is(')'))
        {
            column.ReadConstraint(cursor);
        }

        return column;
    }

    private static bool BeginsConstraint(TokenCursor cursor)
        => cursor.Is("CONSTRAINT") || cursor.Is("PRIMARY") || cursor.Is("NOT") || cursor.Is("NULL") || cursor.Is("UNIQUE")
            || cursor.Is("CHECK") || cursor.Is("DEFAULT") || cursor.Is("COLLATE") || cursor.Is("REFERENCES")
            || cursor.Is("GENERATED") || cursor.Is("AS");

    private void ReadType(TokenCursor cursor)
    {
        var first = cursor.At;
        var words = new List<string>();
        while (!cursor.IsAtEnd && !cursor.Is(',') && !cursor.Is(')') && !cursor.Is('(') && !BeginsConstraint(cursor))
        {
            words.Add(SqlName.Written(cursor.Text, cursor.Text.Tokens[cursor.At++]));
        }

        if (words.Count > 0)
        {
            Type = string.Join(" ", words);
            TypeSpan = cursor.SpanOf(first, cursor.At);
        }

        if (cursor.Is('('))
        {
            HasSize = true;
            cursor.Skip();
        }
    }

    private void ReadConstraint(TokenCursor cursor)
    {
        if (cursor.Take("PRIMARY", "KEY"))
        {
            IsPrimaryKey = true;
            IsDescending = cursor.Is("DESC");
        }
        else if (cursor.Take("NOT", "NULL"))
        {
            IsNotNull = true;
        }
        else if (cursor.Take("UNIQUE"))
        {
            IsUnique = true;
        }
        else if (cursor.Take("STORED"))
        {
            IsStored = true;
        }
        else if (cursor.Take("DEFAULT"))
        {
            Default = DefaultValue.Read(cursor);
        }
        else if (cursor.Is("REFERENCES"))
        {
            ForeignKey = ForeignKeyClause.Read(cursor, [Name], NameSpan);
        }
        else if (cursor.Take("AS"))
        {
            IsGenerated = true;
            cursor.Skip();
        }
        else
        {
            // CONSTRAINT and COLLATE have a name behind them, which may be a word of this list.
            cursor.At += cursor.Is("CONSTRAINT") || cursor.Is("COLLATE") ? 1 : 0;
            cursor.Skip();
        }
    }
}
