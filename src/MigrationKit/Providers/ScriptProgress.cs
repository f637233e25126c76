namespace MigrationKit.Providers;

/// <summary>How far a script has come.</summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="Statement">Statements and steps completed.</param>
/// <param name="Statements">Statements and steps that are run, in all.</param>
public readonly record struct ScriptProgress(string MigrationId, int Statement, int Statements)
{
    /// <summary>The line of the script's file that the last completed one begins at, from 1; null where the provider does not know.</summary>
    public int? Line { get; init; }
}
