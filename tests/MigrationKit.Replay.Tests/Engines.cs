using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Tests;

/// <summary>The engine of this test process: the bundled one. A process has one; others are tried through the tool.</summary>
internal static class Engines
{
    public static NativeEngine Bundled { get; } = NativeEngine.TryBindOwn()!;
}
