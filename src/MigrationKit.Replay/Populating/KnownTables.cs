namespace MigrationKit.Replay.Populating;

/// <summary>What fillings of the same database found out.</summary>
internal sealed class KnownTables
{
    /// <summary>Columns that got their values when the rows were there already: in a real table some rows may still have none.</summary>
    public HashSet<(string Table, string Column)> Late { get; } = [];

    /// <summary>Names that are no tables: most names of a script are columns and keywords.</summary>
    public HashSet<string> NoTables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Tables whose rows have a value in each column that may have one.</summary>
    public HashSet<string> Whole { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A script has made or altered tables among those that it names.</summary>
    public void Forget(IEnumerable<string> named)
    {
        NoTables.Clear();
        Whole.ExceptWith(named);
    }
}
