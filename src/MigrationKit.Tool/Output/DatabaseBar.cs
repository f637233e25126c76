using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>Moves the bar by databases that are done.</summary>
internal sealed class DatabaseBar(ProgressTask task, int databases) : IProgress<MigrateAllProgress>
{
    public void Report(MigrateAllProgress value)
    {
        task.Value = value.Done;
        task.Description = DatabaseLines.Describe(value, databases);
    }
}
