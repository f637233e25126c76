namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>REFERENCES parent (columns) ON DELETE action …</summary>
internal static class ForeignKeyClause
{
    public static ForeignKey Read(TokenCursor cursor, IEnumerable<string> columns, TextSpan span)
    {
        cursor.Take("REFERENCES");
        var parent = cursor.TakeName();
        cursor.TakeNames();
        var onDelete = "NO ACTION";
        while (true)
        {
            if (cursor.Take("ON", "DELETE"))
            {
                onDelete = Action(cursor);
            }
            else if (cursor.Take("ON", "UPDATE"))
            {
                Action(cursor);
            }
            else if (cursor.Take("MATCH"))
            {
                cursor.Skip();
            }
            else
            {
                var isDeferred = cursor.Take("DEFERRABLE") && cursor.Take("INITIALLY", "DEFERRED");
                return new ForeignKey(columns.ToEquatableArray(), parent, onDelete, span) { IsDeferred = isDeferred };
            }
        }
    }

    private static string Action(TokenCursor cursor)
    {
        var action = cursor.Take("SET", "NULL") ? "SET NULL"
            : cursor.Take("SET", "DEFAULT") ? "SET DEFAULT"
            : cursor.Take("CASCADE") ? "CASCADE"
            : cursor.Take("RESTRICT") ? "RESTRICT"
            : "NO ACTION";
        cursor.Take("NO", "ACTION");
        return action;
    }
}
