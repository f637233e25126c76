using System.Globalization;

namespace MigrationKit.Reliability.Tests;

/// <summary>The test app, killed by SIGKILL at a call of its engine that changes a file.</summary>
internal static class KilledProcess
{
    /// <summary>How many such calls the app makes where nobody stops it.</summary>
    public static int CountCalls(params string[] arguments) => Count("calls ", [.. arguments, "die=0"]);

    /// <summary>How many pieces it reads ahead, or another number that it tells.</summary>
    public static int Count(string what, params string[] arguments)
    {
        using var process = TestProcess.Start(arguments);
        process.Go();
        var told = process.Next(what);
        Assert.True(process.Finish() == 0, process.ToString());
        return int.Parse(told.AsSpan(what.Length), CultureInfo.InvariantCulture);
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
