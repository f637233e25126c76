using System.Text.Encodings.Web;
using System.Text.Json;

namespace MigrationKit.Tool.Output;

/// <summary>For scripts: exactly one document on standard output, whatever happens; the schema is in docs/cli.md.</summary>
internal sealed class JsonOutput(ToolConsole console) : IToolOutput
{
    // The document goes to a terminal or a program, never into a web page: quotes and umlauts stay readable.
    private static readonly JsonSerializerOptions Options = new(ToolJson.Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public void Write(CommandResult result)
    {
        var document = JsonSerializer.Serialize(result, Options.GetTypeInfo(result.GetType()));
        console.Out.WriteLine(document.ReplaceLineEndings("\n"));
        console.Out.Flush();
    }

    public Task<T> ShowProgressAsync<T>(Func<IProgress<MigrationProgress>, Task<T>> work) => work(new NoProgress<MigrationProgress>());

    public Task<T> ShowDatabasesAsync<T>(int databases, Func<IProgress<MigrateAllProgress>, Task<T>> work) => work(new NoProgress<MigrateAllProgress>());

    private sealed class NoProgress<TProgress> : IProgress<TProgress>
    {
        public void Report(TProgress value)
        {
        }
    }
}
