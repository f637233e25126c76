namespace MigrationKit.Providers;

/// <summary>What running a script has done.</summary>
/// <param name="Statements">Statements executed.</param>
/// <param name="RowsChanged">Rows inserted, updated and deleted by the script's own statements.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ScriptResult(int Statements, long RowsChanged, TimeSpan Duration);
