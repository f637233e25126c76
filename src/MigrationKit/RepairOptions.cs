namespace MigrationKit;

/// <summary>What a repair may do to the history beyond accepting edits of comments and white space. The schema is never touched.</summary>
public sealed record RepairOptions
{
    /// <summary>
    /// Ids of applied migrations whose SQL was edited afterwards, and which somebody has made sure the database agrees with all the same:
    /// the history takes over the checksum that the program has.
    /// </summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Removes the rows of repeatable migrations that the set no longer has.</summary>
    public bool RemoveDeletedRepeatables { get; init; }
}
