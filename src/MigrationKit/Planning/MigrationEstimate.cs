namespace MigrationKit;

/// <summary>What a run would touch.</summary>
/// <param name="Plan">What would run.</param>
/// <param name="Tables">The tables that pending migrations name and that exist already, by migration in the order of the run.</param>
/// <param name="DatabaseSize">Bytes of the database, which a back-up or a rebuild of all of it needs once more; null where the engine does not say.</param>
public sealed record MigrationEstimate(MigrationPlan Plan, IReadOnlyList<TableRows> Tables, long? DatabaseSize)
{
    /// <summary>The rows of the largest of these tables; 0 without one.</summary>
    public long MostRows => Tables.Count == 0 ? 0 : Tables.Max(table => table.Rows);

    /// <summary>The estimate for a person: the plan, then a line for each of the eight largest tables.</summary>
    public override string ToString()
    {
        const int Shown = 8;
        var tables = Tables.OrderByDescending(table => table.Rows).ThenBy(table => table.Table, StringComparer.Ordinal).Select(table => table.ToString()).ToList();
        var more = tables.Count > Shown ? [FormattableString.Invariant($"and {tables.Count - Shown} more")] : Array.Empty<string>();
        var size = DatabaseSize is { } bytes ? $" The database has {Number.Bytes(bytes)}." : "";
        return string.Join("\n  ", tables.Take(Shown).Concat(more).Prepend(Plan + size));
    }
}
