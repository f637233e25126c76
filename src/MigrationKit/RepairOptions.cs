namespace MigrationKit;

/// <summary>What a repair may do to the history beyond accepting edits of comments and white space. The schema is never touched.</summary>
public sealed record RepairOptions
{
    /// <summary>
    /// Ids of applied migrations whose SQL was edited afterwards, and which somebody has made sure the database agrees with all the same:
    /// the history takes over the checksum that the program has.
    /// </summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>
    /// Ids of pending migrations that the database has all the same, as somebody has made sure: what they do was done by hand, or their row was
    /// deleted. They are recorded as applied without being run. None that is pending may come before them in the set's order, unless it is named, too.
    /// </summary>
    public IReadOnlyList<string> MarkApplied { get; init; } = [];

    /// <summary>
    /// The id of the newest migration, where its row was deleted from the history, and somebody has made sure that what it did was taken back, too, or can be
    /// done twice: it counts as pending and runs again. Without that, a history that has lost its newest rows is refused. Where it has lost several, nobody
    /// knows which: each migration that is pending before the newest one has to be named as well, here or in <see cref="MarkApplied"/>.
    /// </summary>
    public IReadOnlyList<string> RunAgain { get; init; } = [];

    /// <summary>Removes the rows of repeatable migrations that the set no longer has.</summary>
    public bool RemoveDeletedRepeatables { get; init; }
}
