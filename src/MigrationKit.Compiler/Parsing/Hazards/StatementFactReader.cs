namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What one statement does to tables, as facts.</summary>
internal sealed class StatementFactReader(ScannedText text, List<StatementFact> facts)
{
    private static readonly string[] Switches = ["foreign_keys", "defer_foreign_keys", "legacy_alter_table"];

    /// <returns>The column that the statement adds to a table, or null.</returns>
    public ColumnDefinition? Read(StatementTokens statement, TableDefinition? table)
    {
        var cursor = new TokenCursor(text, statement.Verb + 1, statement.End);
        switch (statement.Kind)
        {
            case StatementKind.Create when table is not null:
                AddTable(table);
                break;
            case StatementKind.Create:
                ReadIndex(cursor);
                break;
            case StatementKind.Drop:
                ReadDrop(cursor);
                break;
            case StatementKind.Alter:
                return ReadAlter(cursor);
            case StatementKind.Insert or StatementKind.Update or StatementKind.Delete:
                ReadWrite(statement, cursor);
                break;
            case StatementKind.Pragma:
                ReadSwitch(statement);
                break;
        }

        return null;
    }

    private void AddTable(TableDefinition table) =>
        facts.Add(new StatementFact(StatementFactKind.CreateTable, table.NameSpan, table.Name, table.CopiedFrom)
        {
            Columns = table.Columns.Select(column => column.Name).ToEquatableArray(),
            // Those of a temporary table refer to temporary ones.
            ForeignKeys = table.IsTemporary ? default : table.ForeignKeys.ToEquatableArray(),
            Indexed = table.Indexed.ToEquatableArray(),
        });

    private void ReadIndex(TokenCursor cursor)
    {
        cursor.Take("UNIQUE");
        if (!cursor.Take("INDEX"))
        {
            return;
        }

        if (cursor.Take("IF", "NOT"))
        {
            cursor.Take("EXISTS");
        }

        var name = cursor.TakeName();
        if (cursor.Take("ON"))
        {
            var table = Name(cursor, out var span);
            facts.Add(new StatementFact(StatementFactKind.CreateIndex, span, table, name) { Columns = FirstColumn(cursor).ToEquatableArray() });
        }
    }

    /// <summary>The column that the index finds rows by; nothing where that is an expression, or where a WHERE leaves out rows that a search may want.</summary>
    private static IEnumerable<string> FirstColumn(TokenCursor cursor)
    {
        var behind = new TokenCursor(cursor.Text, cursor.At + 2, cursor.End);
        var isColumn = behind.Is(',') || behind.Is(')') || behind.Is("COLLATE") || behind.Is("ASC") || behind.Is("DESC");
        var columns = cursor.TakeNames();
        if (cursor.Take("WHERE"))
        {
            cursor.At++;
            isColumn &= cursor.Take("IS", "NOT") && cursor.Take("NULL") && cursor.IsAtEnd;
        }

        return isColumn ? columns.Take(1) : [];
    }

    private void ReadDrop(TokenCursor cursor)
    {
        var isTable = cursor.Take("TABLE");
        if (!isTable && !cursor.Take("INDEX"))
        {
            return;
        }

        cursor.Take("IF", "EXISTS");
        var name = Name(cursor, out var span);
        facts.Add(isTable
            ? new StatementFact(StatementFactKind.DropTable, span, name)
            : new StatementFact(StatementFactKind.DropIndex, span, "", name));
    }

    private ColumnDefinition? ReadAlter(TokenCursor cursor)
    {
        if (!cursor.Take("TABLE") || cursor.IsAtEnd)
        {
            return null;
        }

        var table = Name(cursor, out _);
        if (cursor.Take("RENAME", "TO"))
        {
            var name = Name(cursor, out var span);
            facts.Add(new StatementFact(StatementFactKind.RenameTable, span, table, name));
        }
        else if (cursor.Take("RENAME"))
        {
            cursor.Take("COLUMN");
            var old = Name(cursor, out var span);
            cursor.Take("TO");
            facts.Add(new StatementFact(StatementFactKind.RenameColumn, span, table, old) { Columns = new EquatableArray<string>([cursor.TakeName()]) });
        }
        else if (cursor.Take("DROP"))
        {
            cursor.Take("COLUMN");
            var column = Name(cursor, out var span);
            facts.Add(new StatementFact(StatementFactKind.DropColumn, span, table, column));
        }
        else if (cursor.Take("ADD"))
        {
            cursor.Take("COLUMN");
            return AddColumn(table, cursor);
        }

        return null;
    }

    private ColumnDefinition? AddColumn(string table, TokenCursor cursor)
    {
        // SQLite 3.53 adds constraints too.
        if (cursor.IsAtEnd || cursor.Is("CONSTRAINT") || cursor.Is("CHECK"))
        {
            return null;
        }

        var column = ColumnDefinition.Read(cursor);
        facts.Add(new StatementFact(StatementFactKind.AddColumn, column.NameSpan, table, column.Name, AddedColumn.Risk(column))
        {
            ForeignKeys = column.ForeignKey is null ? default : new EquatableArray<ForeignKey>([column.ForeignKey]),
        });
        return column;
    }

    private void ReadWrite(StatementTokens statement, TokenCursor cursor)
    {
        var verb = statement.Kind;
        if (verb == StatementKind.Update)
        {
            if (cursor.Take("OR"))
            {
                cursor.Skip();
            }
        }
        else
        {
            while (!cursor.IsAtEnd && !cursor.Take("FROM") && !cursor.Take("INTO"))
            {
                cursor.Skip();
            }
        }

        if (cursor.IsAtEnd)
        {
            return;
        }

        var table = Name(cursor, out var span);
        var named = default(EquatableArray<string>);
        if (verb == StatementKind.Insert)
        {
            var columns = new TokenCursor(text, cursor.At, statement.End);
            named = columns.Is('(') ? columns.TakeNames().ToEquatableArray() : default;
            if (cursor.Is('('))
            {
                cursor.Skip();
            }

            if (StarSelect.Source(cursor) is { } source)
            {
                facts.Add(new StatementFact(StatementFactKind.CopyAll, span, table, source) { Columns = named });
                return;
            }
        }
        else if (EveryRow.Of(cursor) is { } columns)
        {
            facts.Add(new StatementFact(StatementFactKind.WriteEveryRow, cursor.SpanOf(statement.Verb, statement.End), table, text.TextOf(text.Tokens[statement.Verb]).ToUpperInvariant())
            {
                Columns = columns.ToEquatableArray(),
            });
            return;
        }

        // A thousand INSERTs in a row say no more than one.
        if (facts.Count == 0 || facts[facts.Count - 1] is not { Kind: StatementFactKind.Write } last || last.Table != table || !last.Columns.Equals(named))
        {
            facts.Add(new StatementFact(StatementFactKind.Write, span, table) { Columns = named });
        }
    }

    private void ReadSwitch(StatementTokens statement)
    {
        var pragma = Pragma.Of(text, statement);
        if (pragma.Value is not null && Switches.Contains(pragma.Name))
        {
            var span = new TextSpan(text.Tokens[statement.First].Start, text.Tokens[statement.End - 1].End);
            facts.Add(new StatementFact(StatementFactKind.Switch, span, "", pragma.Name, pragma.SwitchesOn ? "on" : "off"));
        }
    }

    private static string Name(TokenCursor cursor, out TextSpan span)
    {
        var name = cursor.TakeName();
        span = cursor.SpanOf(cursor.At - 1, cursor.At);
        return name;
    }
}
