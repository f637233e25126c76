using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Conversations.Tests;

/// <summary>A server as a process of its own; ended by the test, by its id.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<string?> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ServerProcess(string program, TempDatabase database, params string[] arguments)
        : this(program, database, ("", ""), arguments)
    {
    }

    public ServerProcess(string program, TempDatabase database, (string Name, string Value) environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, program + ".dll"), "--urls=http://127.0.0.1:0", $"--ConnectionStrings:Conversations={database.ConnectionString}", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        if (environment.Name.Length > 0)
        {
            start.Environment[environment.Name] = environment.Value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Take(line.Data, isOutput: true);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, isOutput: false);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it printed so far; all of it after <see cref="WaitForEndAsync"/>.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public async Task<Client> ConnectAsync() => new(await _url.Task ?? throw new InvalidOperationException("The server ended:\n" + Output));

    public async Task<int> WaitForEndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Take(string? line, bool isOutput)
    {
        if (line is null)
        {
            // Only the output's end says that no address will come.
            _ = isOutput && _url.TrySetResult(null);
            return;
        }

        lock (_output)
        {
            _output.Append(line).Append('\n');
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            _url.TrySetResult(match.Groups["url"].Value);
        }
    }

    [GeneratedRegex(@"Now listening on: (?<url>http://127\.0\.0\.1:[0-9]+)")]
    private static partial Regex Listening();
}
