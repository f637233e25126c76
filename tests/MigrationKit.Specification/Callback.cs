namespace MigrationKit.Specification;

/// <summary>Progress told at once, on the thread that runs; <see cref="Progress{T}"/> would tell it later.</summary>
public sealed class Callback(Action<MigrationProgress> tell) : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value) => tell(value);
}
