namespace MigrationKit.Compiler.Sequencing;

/// <summary>The type at the start of a column's definition in a snapshot.</summary>
internal static class ColumnType
{
    private static readonly string[] Clauses =
        ["CONSTRAINT", "PRIMARY", "NOT", "UNIQUE", "DEFAULT", "COLLATE", "CHECK", "GENERATED", "REFERENCES", "DEFERRABLE"];

    /// <summary>As declared; empty without one.</summary>
    public static string Of(string definition)
    {
        var isQuoted = false;
        for (var at = 0; at < definition.Length; at++)
        {
            isQuoted ^= definition[at] == '"';
            if (!isQuoted && (at == 0 || definition[at - 1] == ' ') && BeginsClause(definition, at))
            {
                return definition.Substring(0, at).TrimEnd(' ');
            }
        }

        return definition;
    }

    /// <summary>How SQLite stores what is put into a column of a type.</summary>
    public static string Affinity(string type)
    {
        bool Has(string part) => type.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
        return Has("INT") ? "INTEGER"
            : Has("CHAR") || Has("CLOB") || Has("TEXT") ? "TEXT"
            : Has("BLOB") || type.Length == 0 ? "BLOB"
            : Has("REAL") || Has("FLOA") || Has("DOUB") ? "REAL"
            : "NUMERIC";
    }

    private static bool BeginsClause(string definition, int at) => Array.Exists(Clauses, clause =>
        string.CompareOrdinal(definition, at, clause, 0, clause.Length) == 0
        && (at + clause.Length == definition.Length || definition[at + clause.Length] == ' '));
}
