namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>SELECT * FROM one table: what it gives is in the order that the table happens to have.</summary>
internal static class StarSelect
{
    /// <summary>The table, or null where the cursor stands before anything else.</summary>
    public static string? Source(TokenCursor cursor)
    {
        if (!cursor.Take("SELECT") || !cursor.Take('*') || !cursor.Take("FROM") || cursor.Is('('))
        {
            return null;
        }

        var name = cursor.TakeName();
        return cursor.IsAtEnd || cursor.Is("WHERE") || cursor.Is("ORDER") || cursor.Is("LIMIT") ? name : null;
    }
}
