using MigrationKit.Compiler;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay;

/// <summary>What running a set showed.</summary>
/// <param name="Facts">For the rules to judge.</param>
/// <param name="Executed">Migrations that were run.</param>
/// <param name="Cached">Locked migrations whose result was taken from the run before.</param>
internal sealed record ReplayResult(EquatableArray<ReplayFact> Facts, int Executed, int Cached)
{
    /// <summary>
    /// The text of schema.snapshot as it should be; null where the schema was not watched or not all of the set ran, and where the set has
    /// a history for each environment, and so no one schema.
    /// </summary>
    public string? Snapshot { get; init; }

    /// <summary>Migrations whose conditions were not asked, because a step in C# that may make them true is not run.</summary>
    public IReadOnlyList<string> NotAsked { get; init; } = [];

    /// <summary>The migration that could not run without what a step in C# before it may make, with the engine's reason: it and those behind it were not judged. Null where all ran.</summary>
    public string? EndedBehindStep { get; init; }

    /// <summary>What was looked at to the end.</summary>
    public ReplayCoverage Coverage { get; init; } = ReplayCoverage.Nothing;
}
