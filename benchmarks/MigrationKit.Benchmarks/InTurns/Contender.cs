namespace MigrationKit.Benchmarks.InTurns;

/// <summary>What is measured against others of the same work.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Prepare">Before each round; not measured.</param>
/// <param name="Run">What is measured; returns the time where it measures itself, else null.</param>
internal sealed record Contender(string Name, Action Prepare, Func<TimeSpan?> Run)
{
    /// <summary>One that needs no preparation and is measured as a whole.</summary>
    public Contender(string name, Func<Task> run)
        : this(name, () => { }, () =>
        {
            run().GetAwaiter().GetResult();
            return null;
        })
    {
    }
}
