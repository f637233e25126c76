namespace MigrationKit;

/// <summary>What stands behind a column's name in a snapshot's line: its type, then its clauses.</summary>
internal static class ColumnDefinition
{
    private static readonly string[] Clauses =
        ["CONSTRAINT", "PRIMARY", "NOT", "UNIQUE", "DEFAULT", "COLLATE", "CHECK", "GENERATED", "REFERENCES", "DEFERRABLE"];

    /// <summary>The type as declared; empty without one.</summary>
    public static string TypeOf(string definition)
    {
        var isQuoted = false;
        for (var at = 0; at < definition.Length; at++)
        {
            isQuoted ^= definition[at] == '"';
            if (!isQuoted && (at == 0 || definition[at - 1] == ' ') && BeginsClause(definition, at))
            {
                return definition[..at].TrimEnd();
            }
        }

        return definition;
    }

    private static bool BeginsClause(string definition, int at) => Array.Exists(Clauses, clause =>
        string.CompareOrdinal(definition, at, clause, 0, clause.Length) == 0
        && (at + clause.Length == definition.Length || definition[at + clause.Length] == ' '));
}
