using System.Diagnostics;
using System.Globalization;

namespace MigrationKit.Benchmarks.InTurns;

/// <summary>
/// Contenders take turns within a round, so that what else the machine does hits all of them, and ratios and differences are taken within a
/// round. The order is a random one, the same in each run of the program, and in every second round the one before it backwards: over two
/// rounds each comes as often before as behind each other one.
/// </summary>
internal static class Rounds
{
    /// <param name="title">Above the table.</param>
    /// <param name="rounds">How many count, best an even number.</param>
    /// <param name="contenders">The first is what the others are compared with.</param>
    /// <param name="warmUp">How many rounds go before those that count.</param>
    public static void Measure(string title, int rounds, IReadOnlyList<Contender> contenders, int warmUp = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        var samples = contenders.Select(_ => new List<Sample>()).ToList();
        for (var round = 1 - warmUp; round <= rounds; round++)
        {
            foreach (var i in Order(contenders.Count, round))
            {
                contenders[i].Prepare();
                GC.Collect();
                var sample = Run(contenders[i]);
                if (round > 0)
                {
                    samples[i].Add(sample);
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{title}: {rounds} rounds, median (middle half)\n"));
        Console.WriteLine("| | wall, ms | least | CPU, ms | least | × the first, wall | × the first, CPU | beyond the first, wall, ms |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (var i = 0; i < contenders.Count; i++)
        {
            Console.WriteLine($"| {contenders[i].Name} | {Times(samples[i], s => s.Wall)} | {Times(samples[i], s => s.Cpu)} | {Compared(samples[i], samples[0])} |");
        }
    }

    private static IEnumerable<int> Order(int count, int round)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random((round + 1) >> 1).Shuffle(order);
        return (round & 1) == 1 ? order : order.Reverse();
    }

    private static Sample Run(Contender contender)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var from = Stopwatch.GetTimestamp();
        var own = contender.Run();
        var wall = own ?? Stopwatch.GetElapsedTime(from);
        return new Sample(wall.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    private static string Times(List<Sample> samples, Func<Sample, double> select)
    {
        var times = samples.Select(select).ToList();
        var format = Format(times);
        return $"{Spread.Of(times, format)} | {times.Min().ToString(format, CultureInfo.InvariantCulture)}";
    }

    private static string Compared(List<Sample> samples, List<Sample> floor)
    {
        var beyond = samples.Zip(floor, (own, other) => own.Wall - other.Wall).ToList();
        return string.Join(
            " | ",
            Spread.Of(samples.Zip(floor, (own, other) => own.Wall / other.Wall), "0.000"),
            Spread.Of(samples.Zip(floor, (own, other) => own.Cpu / other.Cpu), "0.000"),
            Spread.Of(beyond, Format(samples.Select(sample => sample.Wall))));
    }

    // A start takes milliseconds, a back-up seconds.
    private static string Format(IEnumerable<double> times) => times.Max() < 100 ? "0.00" : "0";
}
