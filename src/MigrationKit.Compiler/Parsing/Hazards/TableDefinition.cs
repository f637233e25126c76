namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>A CREATE TABLE statement, read as far as hazards need it.</summary>
internal sealed class TableDefinition
{
    private readonly List<ColumnDefinition> _columns = [];
    private readonly List<ForeignKey> _foreignKeys = [];
    private readonly List<string> _indexed = [];

    private TableDefinition(string name, TextSpan nameSpan, bool isTemporary)
    {
        Name = name;
        NameSpan = nameSpan;
        IsTemporary = isTemporary;
    }

    public string Name { get; }

    public TextSpan NameSpan { get; }

    public bool IsTemporary { get; }

    public bool IsStrict { get; private set; }

    public bool HasRowId { get; private set; } = true;

    /// <summary>CREATE TABLE … AS, and not a temporary one.</summary>
    public bool IsCopy { get; private set; }

    /// <summary>The table in CREATE TABLE … AS SELECT * FROM it; empty otherwise.</summary>
    public string CopiedFrom { get; private set; } = "";

    public IReadOnlyList<ColumnDefinition> Columns => _columns;

    public IReadOnlyList<ForeignKey> ForeignKeys => _foreignKeys;

    /// <summary>First columns of the primary key and of UNIQUE constraints.</summary>
    public IReadOnlyList<string> Indexed => _indexed;

    /// <summary>Null where the statement makes no table.</summary>
    public static TableDefinition? Read(ScannedText text, StatementTokens statement)
    {
        if (statement.Kind != StatementKind.Create)
        {
            return null;
        }

        var cursor = new TokenCursor(text, statement.Verb + 1, statement.End);
        var isTemporary = cursor.Take("TEMP") || cursor.Take("TEMPORARY");
        if (!cursor.Take("TABLE"))
        {
            return null;
        }

        if (cursor.Take("IF", "NOT"))
        {
            cursor.Take("EXISTS");
        }

        if (cursor.IsAtEnd)
        {
            return null;
        }

        var name = cursor.TakeName();
        var table = new TableDefinition(name, cursor.SpanOf(cursor.At - 1, cursor.At), isTemporary);
        table.ReadBody(cursor);
        return table;
    }

    private void ReadBody(TokenCursor cursor)
    {
        if (cursor.Take("AS"))
        {
            IsCopy = !IsTemporary;
            CopiedFrom = StarSelect.Source(cursor) ?? "";
            return;
        }

        if (!cursor.Take('('))
        {
            return;
        }

        while (!cursor.IsAtEnd && !cursor.Is(')'))
        {
            ReadEntry(cursor);

            // SQLite wants no comma between table constraints.
            cursor.Take(',');
        }

        cursor.Take(')');
        while (!cursor.IsAtEnd)
        {
            IsStrict |= cursor.Is("STRICT");
            HasRowId &= !cursor.Is("WITHOUT");
            cursor.At++;
        }
    }

    private void ReadEntry(TokenCursor cursor)
    {
        if (cursor.Take("CONSTRAINT"))
        {
            cursor.Skip();
        }

        if (cursor.Take("PRIMARY", "KEY"))
        {
            ReadPrimaryKey(cursor.TakeNames());
        }
        else if (cursor.Is("UNIQUE"))
        {
            cursor.At++;
            _indexed.AddRange(cursor.TakeNames().Take(1));
        }
        else if (cursor.Is("FOREIGN"))
        {
            var first = cursor.At;
            cursor.Take("FOREIGN", "KEY");
            var columns = cursor.TakeNames();
            _foreignKeys.Add(ForeignKeyClause.Read(cursor, columns, cursor.SpanOf(first, cursor.At)));
        }
        else if (!cursor.Is("CHECK"))
        {
            AddColumn(ColumnDefinition.Read(cursor));
            return;
        }

        while (!cursor.IsAtEnd && !cursor.Is(',') && !cursor.Is(')') && !cursor.Is("CONSTRAINT") && !cursor.Is("FOREIGN"))
        {
            cursor.Skip();
        }
    }

    private void ReadPrimaryKey(List<string> names)
    {
        _indexed.AddRange(names.Take(1));
        if (names.Count == 1 && _columns.Find(column => string.Equals(column.Name, names[0], StringComparison.OrdinalIgnoreCase)) is { } key)
        {
            key.IsPrimaryKey = true;
        }
    }

    private void AddColumn(ColumnDefinition column)
    {
        _columns.Add(column);
        if (column.IsPrimaryKey || column.IsUnique)
        {
            _indexed.Add(column.Name);
        }

        if (column.ForeignKey is { } foreignKey)
        {
            _foreignKeys.Add(foreignKey);
        }
    }
}
