namespace MigrationKit.Replay.Rebuilding;

/// <summary>The script that rebuilds a table, or why there is none.</summary>
internal sealed record WrittenRebuild(string? Script, string WhyNot = "");
