using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Tests.Shared;

/// <summary>
/// Stops the driver's timer (6.0.7) that closes idle pools from the fourth minute on, every 30 seconds: where one round takes longer, two remove from one list at
/// once, and an ArgumentOutOfRangeException ends the process. A long test run has thousands of pools, a program a few.
/// </summary>
internal static class PoolPruning
{
    [ModuleInitializer]
    internal static void Stop()
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;
        var factory = typeof(SqliteConnection).Assembly.GetType("Microsoft.Data.Sqlite.SqliteConnectionFactory", throwOnError: true)!;
        var timer = (Timer)factory.GetField("_pruneTimer", Any)!.GetValue(factory.GetField("Instance", Any)!.GetValue(null))!;
        timer.Dispose();
    }
}
