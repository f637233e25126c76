using MigrationKit.Compiler;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay;

/// <summary>What running a set showed.</summary>
/// <param name="Facts">For the rules to judge.</param>
/// <param name="Executed">Migrations that were run.</param>
/// <param name="Cached">Locked migrations whose result was taken from the run before.</param>
internal sealed record ReplayResult(EquatableArray<ReplayFact> Facts, int Executed, int Cached);
