namespace MigrationKit.Benchmarks.InTurns;

/// <summary>What one contender took in one round, in milliseconds.</summary>
/// <param name="Wall">By the clock.</param>
/// <param name="Cpu">User and system time of the process, also where a contender measures only a part of its run by the clock.</param>
internal sealed record Sample(double Wall, double Cpu);
