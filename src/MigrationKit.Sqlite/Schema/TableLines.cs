namespace MigrationKit.Sqlite.Schema;

/// <summary>The lines of a table: its columns as they come, then its constraints and options in a fixed order.</summary>
internal static class TableLines
{
    public static IEnumerable<string> Of(StoredObject table)
    {
        yield return $"table {SqlText.Escaped(SqlName.Of(table.Name))}";
        foreach (var line in Body(new TokenReader(SqlTokens.Of(table.Sql))))
        {
            yield return line;
        }
    }

    private static List<string> Body(TokenReader tokens)
    {
        var columns = new List<string>();
        var constraints = new List<ConstraintClause>();
        tokens.TakeHeadAndName("TABLE");
        tokens.Take();
        while (!tokens.IsAtEnd && !tokens.Current.IsSymbol(')'))
        {
            // Between the constraints of a table SQLite lets the comma be left out.
            if (tokens.Current.IsSymbol(','))
            {
                tokens.Take();
            }
            else if (tokens.Current.Is("CONSTRAINT") || tokens.Current.Is("PRIMARY") || tokens.Current.Is("UNIQUE")
                || tokens.Current.Is("CHECK") || tokens.Current.Is("FOREIGN"))
            {
                if (ConstraintReader.Read(tokens) is { } clause)
                {
                    constraints.Add(clause);
                }
            }
            else
            {
                columns.Add(Column(tokens));
            }
        }

        tokens.Take();
        columns.AddRange(constraints
            .OrderBy(clause => clause.Rank).ThenBy(clause => clause.Text, StringComparer.Ordinal).ThenBy(clause => clause.Name, StringComparer.Ordinal)
            .Select(clause => $"  constraint {(clause.Name.Length == 0 ? "" : clause.Name + " ")}{clause.Text}"));
        columns.AddRange(Options(tokens));
        return columns;
    }

    private static string Column(TokenReader tokens)
    {
        var name = SqlText.Escaped(SqlName.Of(tokens.Take()));
        var type = new List<SqlToken>();
        while (!ConstraintReader.EndsElement(tokens.Current) && !ConstraintReader.Begins(tokens, SqlToken.Nothing))
        {
            tokens.TakeTerm(type);
        }

        var clauses = new List<ConstraintClause>();
        while (!ConstraintReader.EndsElement(tokens.Current))
        {
            if (ConstraintReader.Read(tokens) is { } clause)
            {
                clauses.Add(clause);
            }
        }

        var words = clauses.OrderBy(clause => clause.Rank).Select(clause => clause.WithName);
        return string.Join(' ', (string[])[$"  column {name}", .. Type(type), .. words]);
    }

    private static IEnumerable<string> Type(List<SqlToken> type) => type.Count == 0 ? [] : [SqlText.Of(type)];

    private static IEnumerable<string> Options(TokenReader tokens)
    {
        var options = SqlText.Of(tokens.TakeRest()).ToUpperInvariant().Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return options.Order(StringComparer.Ordinal).Select(option => $"  option {option}");
    }
}
