using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>What is asked for, and under which options.</summary>
/// <param name="Goal">Forwards, backwards, or mark only.</param>
/// <param name="Target">The id to go to; null for all of it.</param>
/// <param name="Options">The options.</param>
/// <param name="Capabilities">What the engine can do.</param>
/// <param name="Database">The database as a user knows it.</param>
internal sealed record PlanRequest(PlanGoal Goal, string? Target, MigrationOptions Options, DatabaseCapabilities Capabilities, string Database);
