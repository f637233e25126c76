namespace MigrationKit.Replay.Populating;

/// <summary>
/// What keeps rows of a table apart. <paramref name="Columns"/>: of an expression, those that it names. <paramref name="Index"/>: the name of the index
/// that says it, empty where the table itself does. <paramref name="Where"/>: of a partial index, which rows it is about.
/// </summary>
internal sealed record UniqueKey(IReadOnlyList<string> Columns, string Index, string? Where)
{
    /// <summary>Whether this one holds for all rows that the other is about, and they cannot be equal in its columns.</summary>
    public bool Implies(UniqueKey other) =>
        (Where is null || Where == other.Where) && Columns.Count > 0 && Columns.All(column => other.Columns.Contains(column, StringComparer.OrdinalIgnoreCase));
}
