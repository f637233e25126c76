using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Tests;

/// <summary>The engine of this test process: the bundled one. A process has one; for another, a test starts a process that is told its library.</summary>
internal static class Engines
{
    /// <summary>The variable that names the library, in a process that a test has started.</summary>
    public const string Variable = "MIGRATIONKIT_TEST_ENGINE";

    public static NativeEngine Bundled { get; } =
        (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? NativeEngine.TryBind(path) : NativeEngine.TryBindOwn())!;
}
