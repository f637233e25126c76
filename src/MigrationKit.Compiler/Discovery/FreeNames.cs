using System.Globalization;

namespace MigrationKit.Compiler.Discovery;

/// <summary>A name that is taken gets a number, from 2. Which one is free is remembered: of ten thousand files one name may be asked for each time.</summary>
internal sealed class FreeNames(IEnumerable<string> taken, StringComparer comparer)
{
    private readonly HashSet<string> _taken = new(taken, comparer);
    private readonly Dictionary<string, int> _next = new(comparer);

    public string Of(string wanted)
    {
        var free = wanted;
        for (var i = _next.TryGetValue(wanted, out var next) ? next : 2; !_taken.Add(free); i++)
        {
            free = wanted + "_" + i.ToString(CultureInfo.InvariantCulture);
            _next[wanted] = i + 1;
        }

        return free;
    }
}
