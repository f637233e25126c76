using System.Diagnostics;

namespace Conversations.Tests;

/// <summary>The script that asks a deployed service: it passes on this one, and fails where there is something to find.</summary>
public sealed class TestScriptTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task AllThirteenPass()
    {
        await using var server = await TestServer.StartAsync(_database);

        var (code, output) = await RunAsync(server.Url);

        Assert.Equal((0, "13 passed, 0 failed"), (code, output[^1]));
    }

    [Fact]
    public async Task AServiceThatStoresNothingFailsAndItSaysAtWhat()
    {
        await using var server = await TestServer.StartAsync(_database, "Conversations:Storage=false");

        var (code, output) = await RunAsync(server.Url);

        Assert.Equal(1, code);
        Assert.Contains("✓ a query is answered as before", output);
        Assert.Contains("✗ the conversation is stored", output);
        Assert.Contains("""  answered: {"total_conversations":0,"total_messages":0,"total_bytes":0}""", output);
    }

    public void Dispose() => _database.Dispose();

    private static async Task<(int Code, string[] Output)> RunAsync(string url)
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "This machine has no bash or no curl.");
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(AppContext.BaseDirectory, "test-purge.sh")]) { RedirectStandardOutput = true };
        start.Environment["BASE_URL"] = url;
        using var script = Process.Start(start)!;
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return (script.ExitCode, output.TrimEnd().Split('\n'));
    }
}
