namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>Why ADD COLUMN with this definition fails: always, or once the table has rows.</summary>
internal static class AddedColumn
{
    public const string PrimaryKey = "PRIMARY KEY";
    public const string Unique = "UNIQUE";
    public const string NotNull = "NOT NULL without a default";
    public const string MovingDefault = "a default that is worked out anew";
    public const string Stored = "GENERATED … STORED";
    public const string Reference = "REFERENCES with a default";

    public static string Risk(ColumnDefinition column) =>
        column.IsPrimaryKey ? PrimaryKey
        : column.IsUnique ? Unique
        : column.IsStored ? Stored
        : column is { IsNotNull: true, IsGenerated: false, Default: null or "NULL" } ? NotNull
        : column.Default is "(" or "CURRENT_TIMESTAMP" or "CURRENT_DATE" or "CURRENT_TIME" ? MovingDefault
        : column is { ForeignKey: not null, Default: not null and not "NULL" } ? Reference
        : "";
}
