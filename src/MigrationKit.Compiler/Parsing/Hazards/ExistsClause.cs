namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>
/// IF NOT EXISTS, and IF EXISTS of DROP TABLE. Left alone: temporary tables, which are gone with the connection; plain indexes,
/// which change no result; and DROP TABLE IF EXISTS in front of a CREATE of the same name, which comes to one known end.
/// </summary>
internal static class ExistsClause
{
    public static void Find(ScannedText text, IReadOnlyList<StatementTokens> statements, List<StatementFact> facts)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (Read(text, statements[i]) is { } found
                && !(statements[i].Kind == StatementKind.Drop && IsMadeLater(text, statements, i, found.Table)))
            {
                facts.Add(found);
            }
        }
    }

    private static bool IsMadeLater(ScannedText text, IReadOnlyList<StatementTokens> statements, int dropped, string table) =>
        statements.Skip(dropped + 1).Any(later => string.Equals(TableDefinition.Read(text, later)?.Name, table, StringComparison.OrdinalIgnoreCase));

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
