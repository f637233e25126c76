namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>
/// IF NOT EXISTS, and IF EXISTS of DROP TABLE. Left alone: temporary tables, which are gone with the connection; plain indexes,
/// which change no result; and DROP TABLE IF EXISTS in front of a CREATE of the same name, which comes to one known end.
/// </summary>
internal static class ExistsClause
{
    public static void Find(ScannedText text, IReadOnlyList<StatementTokens> statements, List<StatementFact> facts)
    {
        var lastMade = new Lazy<Dictionary<string, int>>(() => LastMade(text, statements));
        for (var i = 0; i < statements.Count; i++)
        {
            if (Read(text, statements[i]) is { } found
                && !(statements[i].Kind == StatementKind.Drop && lastMade.Value.TryGetValue(found.Table, out var made) && made > i))
            {
                facts.Add(found);
            }
        }
    }

    /// <summary>Which statement is the last to make each table.</summary>
    private static Dictionary<string, int> LastMade(ScannedText text, IReadOnlyList<StatementTokens> statements)
    {
        var made = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < statements.Count; i++)
        {
            if (TableDefinition.Read(text, statements[i]) is { } table)
            {
                made[table.Name] = i;
            }
        }

        return made;
    }

    private static StatementFact? Read(ScannedText text, StatementTokens statement)
    {
        var cursor = new TokenCursor(text, statement.Verb + 1, statement.End);
        var isCreate = statement.Kind == StatementKind.Create;
        if (!isCreate && !(statement.Kind == StatementKind.Drop && cursor.Is("TABLE")))
        {
            return null;
        }

        var isUnique = cursor.Take("UNIQUE");
        var isVirtual = cursor.Take("VIRTUAL");
        if (cursor.IsAtEnd || cursor.Is("TEMP") || cursor.Is("TEMPORARY") || (cursor.Is("INDEX") && !isUnique))
        {
            return null;
        }

        var thing = cursor.At++;
        var clause = cursor.At;
        if (isCreate ? !(cursor.Take("IF", "NOT") && cursor.Take("EXISTS")) : !cursor.Take("IF", "EXISTS"))
        {
            return null;
        }

        var span = cursor.SpanOf(clause, cursor.At);
        var name = cursor.TakeName();
        var words = isCreate ? $"CREATE {(isUnique ? "UNIQUE " : isVirtual ? "VIRTUAL " : "")}{text.TextOf(text.Tokens[thing]).ToUpperInvariant()} IF NOT EXISTS" : "DROP TABLE IF EXISTS";
        return new StatementFact(StatementFactKind.ExistsClause, span, name, isCreate ? "CREATE" : "DROP", $"{words} {name}");
    }
}
