using System.Runtime.ExceptionServices;

namespace MigrationKit.Tool.Folders;

/// <summary>Does the same to many things on all cores, and to few of them on this one: threads have to be started first.</summary>
internal static class SideBySide
{
    private const int Few = 48;

    /// <returns>The results in the order of the items.</returns>
    /// <exception cref="Exception">What the first item that fails throws.</exception>
    public static TResult[] Map<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> map)
        where TItem : class
        where TResult : class?
    {
        var results = new TResult[items.Count];
        var failures = new ExceptionDispatchInfo?[items.Count];
        var next = -1;
        void Work()
        {
            for (int i; (i = Interlocked.Increment(ref next)) < results.Length;)
            {
                try
                {
                    results[i] = map(items[i]);
                }
                catch (Exception failure)
                {
                    failures[i] = ExceptionDispatchInfo.Capture(failure);
                    return;
                }
            }
        }

        var others = new Thread[items.Count < Few ? 0 : Environment.ProcessorCount - 1];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = new Thread(Work) { IsBackground = true };
            others[i].Start();
        }

        Work();
        Array.ForEach(others, static thread => thread.Join());
        Array.Find(failures, static failure => failure is not null)?.Throw();
        return results;
    }
}
