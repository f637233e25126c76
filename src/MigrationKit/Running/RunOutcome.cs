namespace MigrationKit;

/// <summary>What became of the database when a run did not come to its end.</summary>
/// <param name="Sentence">In words.</param>
/// <param name="Committed">Ids of the migrations that are kept.</param>
/// <param name="BackupPath">The back-up from before the run; null where none was taken.</param>
internal sealed record RunOutcome(string Sentence, IReadOnlyList<string> Committed, string? BackupPath);
