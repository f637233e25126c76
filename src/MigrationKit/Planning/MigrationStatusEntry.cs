namespace MigrationKit;

/// <summary>How one migration stands.</summary>
/// <param name="Id">The migration's id.</param>
/// <param name="State">How it stands.</param>
/// <param name="Migration">As the program has it; null where it does not.</param>
/// <param name="Row">Its newest row in the history; null where it has none.</param>
public sealed record MigrationStatusEntry(string Id, MigrationState State, Migration? Migration, HistoryRow? Row)
{
    /// <summary>The entry for a person: <c>0005_add_email: Applied 2026-11-21 09:40 UTC</c>.</summary>
    public override string ToString() => Row is null
        ? $"{Id}: {State}"
        : FormattableString.Invariant($"{Id}: {State} {Row.AppliedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
}
