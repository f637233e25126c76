namespace MigrationKit.Replay.Populating;

/// <summary>
/// Words that without quotes are no names to any SQLite, of those that most scripts have. Others, like KEY or REPLACE, are names where the
/// grammar has nothing else for them.
/// </summary>
internal static class ReservedWords
{
    private static readonly HashSet<string> All = new(
        [
            "ADD", "ALTER", "AND", "AS", "CHECK", "COLLATE", "CONSTRAINT", "CREATE", "DEFAULT", "DELETE", "DROP", "EXISTS", "FOREIGN", "FROM", "IN", "INDEX",
            "INSERT", "INTO", "IS", "NOT", "NULL", "ON", "OR", "ORDER", "PRIMARY", "REFERENCES", "SELECT", "SET", "TABLE", "UNIQUE", "UPDATE", "VALUES", "WHERE",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string word) => All.Contains(word);
}
