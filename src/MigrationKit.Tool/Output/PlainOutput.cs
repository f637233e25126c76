namespace MigrationKit.Tool.Output;

/// <summary>For logs and pipes: no colour, a line for each migration as it begins, or for each tenth of many databases.</summary>
internal sealed class PlainOutput(ToolConsole console) : IToolOutput
{
    public void Write(CommandResult result)
    {
        foreach (var line in result.Lines)
        {
            console.Out.WriteLine(line.Text);
        }

        // Both streams often end in one log: what was done comes before what went wrong.
        console.Out.Flush();
        foreach (var line in result.ErrorLines)
        {
            console.Error.WriteLine(line.Text);
        }

        console.Error.Flush();
    }

    public Task<T> ShowProgressAsync<T>(Func<IProgress<MigrationProgress>, Task<T>> work) => work(new ProgressLines(console.Out));

    public Task<T> ShowDatabasesAsync<T>(int databases, Func<IProgress<MigrateAllProgress>, Task<T>> work) => work(new DatabaseLines(console.Out, databases));
}
