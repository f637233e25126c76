namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>An UPDATE or DELETE that has no WHERE.</summary>
internal static class EveryRow
{
    /// <summary>The columns that it sets; null where a WHERE, a LIMIT or a join chooses rows. The cursor stands behind the table.</summary>
    public static List<string>? Of(TokenCursor cursor)
    {
        var columns = new List<string>();
        var expectsColumn = false;
        for (; !cursor.IsAtEnd; cursor.Skip())
        {
            if (cursor.Is("WHERE") || cursor.Is("LIMIT") || cursor.Is("FROM"))
            {
                return null;
            }

            if (expectsColumn && cursor.Is('('))
            {
                columns.AddRange(cursor.TakeNames());
            }
            else if (expectsColumn)
            {
                columns.Add(SqlName.Written(cursor.Text, cursor.Text.Tokens[cursor.At]));
            }

            expectsColumn = cursor.Is("SET") || cursor.Is(',');
        }

        return columns;
    }
}
