namespace MigrationKit.Sqlite.Schema;

/// <summary>The lines of what belongs to a table or view (indexes, triggers), of views and of virtual tables.</summary>
internal static class DependentLines
{
    public static string Index(StoredObject index)
    {
        var tokens = new TokenReader(SqlTokens.Of(index.Sql));
        var isUnique = tokens.Ahead(1).Is("UNIQUE");
        tokens.TakeHeadAndName("INDEX");
        tokens.TakeIf("ON");
        tokens.Take();
        return $"  index {SqlText.Escaped(SqlName.Of(index.Name))}{(isUnique ? " UNIQUE" : "")} {SqlText.Of(tokens.TakeRest())}";
    }

    public static IEnumerable<string> Trigger(StoredObject trigger)
    {
        var tokens = new TokenReader(SqlTokens.Of(trigger.Sql));
        tokens.TakeHeadAndName("TRIGGER");
        var head = new List<SqlToken>();
        while (!tokens.IsAtEnd && !tokens.Current.Is("BEGIN"))
        {
            tokens.TakeTerm(head);
        }

        yield return $"  trigger {SqlText.Escaped(SqlName.Of(trigger.Name))} {SqlText.Of(head)}";
        tokens.Take();
        while (!tokens.IsAtEnd && !(tokens.Current.Is("END") && tokens.Ahead(1).Text.Length == 0))
        {
            var statement = new List<SqlToken>();
            while (!tokens.IsAtEnd && (statement.Count == 0 || !statement[^1].IsSymbol(';')))
            {
                tokens.TakeTerm(statement);
            }

            yield return $"    {SqlText.Of(statement)}";
        }
    }

    public static IEnumerable<string> View(StoredObject view)
    {
        var tokens = new TokenReader(SqlTokens.Of(view.Sql));
        tokens.TakeHeadAndName("VIEW");
        var columns = new List<SqlToken>();
        if (tokens.Current.IsSymbol('('))
        {
            tokens.TakeTerm(columns);
        }

        tokens.TakeIf("AS");
        yield return $"view {SqlText.Escaped(SqlName.Of(view.Name))}";
        if (columns.Count > 0)
        {
            yield return $"  columns {SqlText.Of(columns)}";
        }

        yield return $"  as {SqlText.Of(tokens.TakeRest())}";
    }

    public static IEnumerable<string> VirtualTable(StoredObject table)
    {
        var tokens = new TokenReader(SqlTokens.Of(table.Sql));
        tokens.TakeHeadAndName("TABLE");
        tokens.TakeIf("USING");
        yield return $"virtual table {SqlText.Escaped(SqlName.Of(table.Name))}";
        yield return $"  using {SqlText.Of(tokens.TakeRest())}";
    }
}
