namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>
/// Only 'INTEGER PRIMARY KEY' is the row's number, which SQLite gives out by itself. Every other primary key of a table with
/// row numbers takes NULL, as often as it comes, unless it says NOT NULL.
/// </summary>
internal static class PrimaryKeyForm
{
    public static string? Surprise(TableDefinition table, ColumnDefinition column)
    {
        if (!column.IsPrimaryKey || column.IsNotNull || table.IsTemporary || !table.HasRowId || table.IsStrict)
        {
            return null;
        }

        var type = column.Type.ToUpperInvariant();
        return type != "INTEGER" ? $"{type} PRIMARY KEY".TrimStart()
            : column.HasSize ? "INTEGER(…) PRIMARY KEY"
            : column.IsDescending ? "INTEGER PRIMARY KEY DESC"
            : null;
    }
}
