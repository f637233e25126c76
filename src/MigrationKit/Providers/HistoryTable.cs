namespace MigrationKit.Providers;

/// <summary>Which history is meant: the table, and the set within it.</summary>
/// <param name="Name">The table's name; quoted by the provider, never trusted.</param>
/// <param name="Set">The set's name; always bound as a parameter.</param>
public sealed record HistoryTable(string Name, string Set);
