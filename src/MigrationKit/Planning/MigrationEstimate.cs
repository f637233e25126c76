namespace MigrationKit;

/// <summary>What a run would touch.</summary>
/// <param name="Plan">What would run.</param>
/// <param name="Tables">The tables that pending migrations name and that exist already, by migration in the order of the run.</param>
/// <param name="DatabaseSize">Bytes of the database, which a back-up or a rebuild of all of it needs once more; null where the engine does not say.</param>
public sealed record MigrationEstimate(MigrationPlan Plan, IReadOnlyList<TableRows> Tables, long? DatabaseSize)
{
    /// <summary>The rows of the largest of these tables; 0 without one.</summary>
    public long MostRows => Tables.Count == 0 ? 0 : Tables.Max(table => table.Rows);
}
