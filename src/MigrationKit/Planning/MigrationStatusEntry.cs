namespace MigrationKit;

/// <summary>How one migration stands.</summary>
/// <param name="Id">The migration's id.</param>
/// <param name="State">How it stands.</param>
/// <param name="Migration">As the program has it; null where it does not.</param>
/// <param name="Row">Its newest row in the history; null where it has none.</param>
public sealed record MigrationStatusEntry(string Id, MigrationState State, Migration? Migration, HistoryRow? Row);
