using System.Text.Json;

namespace MigrationKit.Tool.Output;

/// <summary>For scripts: exactly one document on standard output, whatever happens; the schema is in docs/cli.md.</summary>
internal sealed class JsonOutput(ToolConsole console) : IToolOutput
{
    public void Write(CommandResult result)
    {
        var type = ToolJson.Default.GetTypeInfo(result.GetType())
            ?? throw new InvalidOperationException($"{result.GetType().Name} is not listed in {nameof(ToolJson)}.");
        console.Out.WriteLine(JsonSerializer.Serialize(result, type));
        console.Out.Flush();
    }

    public Task<T> ShowProgressAsync<T>(Func<IProgress<MigrationProgress>, Task<T>> work) => work(new NoProgress());

    private sealed class NoProgress : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value)
        {
        }
    }
}
