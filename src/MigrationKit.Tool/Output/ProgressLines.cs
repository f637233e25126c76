namespace MigrationKit.Tool.Output;

/// <summary>A line for each migration as its script begins: what a log needs while a long script runs.</summary>
internal sealed class ProgressLines(TextWriter writer) : IProgress<MigrationProgress>
{
    private int _last;

    public void Report(MigrationProgress value)
    {
        // Without statements only the history changes, and the result says so.
        if (value.Phase != MigrationPhase.Running || value.Statements == 0 || value.Migration <= _last)
        {
            return;
        }

        _last = value.Migration;
        LostOutput.WriteIfPossible(writer, FormattableString.Invariant($"running {Visible.Of(value.MigrationId)} ({value.Migration} of {value.Migrations})"));
    }
}
