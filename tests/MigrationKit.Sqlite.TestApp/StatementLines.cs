namespace MigrationKit.Sqlite.TestApp;

/// <summary>A line a statement: <c>statement 0003_c 2</c>.</summary>
internal sealed class StatementLines : IProgress<MigrationProgress>
{
    public void Report(MigrationProgress value)
    {
        if (value.Phase == MigrationPhase.Running)
        {
            Console.WriteLine(FormattableString.Invariant($"statement {value.MigrationId} {value.Statement}"));
        }
    }
}
