namespace MigrationKit.Replay.Populating;

/// <summary>A foreign key; <paramref name="To"/> is empty where the parent's primary key is meant.</summary>
internal sealed record TableReference(string Parent, IReadOnlyList<string> From, IReadOnlyList<string> To, string OnDelete);
