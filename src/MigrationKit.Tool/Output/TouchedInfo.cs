namespace MigrationKit.Tool.Output;

/// <summary>A table that a pending migration names, and how many rows it has.</summary>
internal sealed record TouchedInfo(string Migration, string Table, long Rows);
