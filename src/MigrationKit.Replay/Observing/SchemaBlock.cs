namespace MigrationKit.Replay.Observing;

/// <summary>The lines of a table or view with all that belongs to it. <see cref="Key"/> is its place among the others.</summary>
internal sealed record SchemaBlock(string Table, string Key, string[] Lines);
