using System.Diagnostics;
using System.Globalization;

namespace MigrationKit.Benchmarks.InTurns;

/// <summary>
/// Work that is too long for BenchmarkDotNet: contenders take turns within a round, so that what else the machine does hits all of them, and ratios
/// are taken within a round. The first round warms up and does not count.
/// </summary>
internal static class Rounds
{
    public static void Measure(string title, int rounds, IReadOnlyList<Contender> contenders)
    {
        var results = contenders.Select(_ => new List<(double Wall, double Cpu)>()).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                contenders[i].Prepare();
                GC.Collect();
                var result = Run(contenders[i]);
                if (round > 0)
                {
                    results[i].Add(result);
                }
            }
        }

        Console.WriteLine($"\n{title} ({rounds} rounds)\n");
        Console.WriteLine("| | wall, median | wall, least | CPU, median | ratio to the first: median of rounds (of CPU) |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        for (var i = 0; i < contenders.Count; i++)
        {
            var wall = Ratio(results[i], results[0], result => result.Wall);
            var cpu = Ratio(results[i], results[0], result => result.Cpu);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {contenders[i].Name} | {Median(results[i].Select(r => r.Wall)):0} ms | {results[i].Min(r => r.Wall):0} ms | {Median(results[i].Select(r => r.Cpu)):0} ms | {wall:0.000} ({cpu:0.000}) |"));
        }
    }

    private static (double Wall, double Cpu) Run(Contender contender)
    {
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var from = Stopwatch.GetTimestamp();
        var own = contender.Run();
        var wall = own ?? Stopwatch.GetElapsedTime(from);
        process.Refresh();
        return (wall.TotalMilliseconds, (process.TotalProcessorTime - cpu).TotalMilliseconds);
    }

    private static double Ratio(List<(double, double)> results, List<(double, double)> floor, Func<(double Wall, double Cpu), double> select) =>
        Median(results.Zip(floor, (result, other) => select(result) / select(other)));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
