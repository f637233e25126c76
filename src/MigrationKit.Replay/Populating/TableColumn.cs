namespace MigrationKit.Replay.Populating;

/// <summary>A column that a row can give a value to.</summary>
/// <param name="Index">Its place in the table, so that no two columns hold the same values.</param>
/// <param name="Type">As declared, in upper case.</param>
/// <param name="IsRowId">It is the INTEGER PRIMARY KEY.</param>
internal sealed record TableColumn(int Index, string Name, string Type, bool IsRequired, bool IsRowId);
