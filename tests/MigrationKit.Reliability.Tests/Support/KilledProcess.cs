using System.Globalization;

namespace MigrationKit.Reliability.Tests;

/// <summary>The test app, killed by SIGKILL at a call of its engine that changes a file.</summary>
internal static class KilledProcess
{
    /// <summary>How many such calls the app makes where nobody stops it.</summary>
    public static int CountCalls(params string[] arguments)
    {
        using var process = TestProcess.Start([.. arguments, "die=0"]);
        process.Go();
        var calls = process.Next("calls ");
        Assert.True(process.Finish() == 0, process.ToString());
        return int.Parse(calls.AsSpan("calls ".Length), CultureInfo.InvariantCulture);
    }

    public static void DieAt(int call, params string[] arguments)
    {
        using var process = TestProcess.Start([.. arguments, FormattableString.Invariant($"die={call}")]);
        process.Go();
        Assert.True(process.Finish() == 137, process.ToString());
    }

    public static void ForEach<T>(IEnumerable<T> kills, Action<T> act) =>
        Parallel.ForEach(kills, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) }, act);
}
