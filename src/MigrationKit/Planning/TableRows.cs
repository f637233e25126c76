namespace MigrationKit;

/// <summary>How many rows a table has that a pending migration names: what the migration may have to touch.</summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="Table">The table, as the database spells it. A word that is the name of a table is taken for the table.</param>
/// <param name="Rows">Its rows.</param>
public sealed record TableRows(string MigrationId, string Table, long Rows)
{
    /// <summary>The rows for a person: <c>users: 1200 rows (0005_add_email)</c>.</summary>
    public override string ToString() => $"{Table}: {Number.Of(Rows, "row")} ({MigrationId})";
}
