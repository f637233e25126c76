using System.Collections.Concurrent;
using System.Diagnostics;

namespace MigrationKit.Sqlite.Tests;

/// <summary>The test app as a process of its own, started ready and waiting for <see cref="Go"/>.</summary>
internal sealed class TestProcess : IDisposable
{
    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];

    private TestProcess(ProcessStartInfo start)
    {
        // What profiles itself while it runs is not needed in a process that lives for a fraction of a second.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                _lines.CompleteAdding();
            }
            else
            {
                Output.Enqueue(line.Data);
                _lines.Add(line.Data);
            }
        };
        _process.ErrorDataReceived += (_, line) => Output.Enqueue("stderr: " + line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static string App => Path.Combine(AppContext.BaseDirectory, "MigrationKit.Sqlite.TestApp.dll");

    public ConcurrentQueue<string> Output { get; } = [];

    public static TestProcess Start(params string[] arguments) => new(new ProcessStartInfo("dotnet", [App, .. arguments]));

    /// <summary>The command line, where the test project has put it beside itself.</summary>
    public static TestProcess StartTool(params string[] arguments) =>
        new(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tool", "migrationkit.dll"), .. arguments]));

    /// <summary>Under a shell command that ends by running <c>"$@"</c>.</summary>
    public static TestProcess StartUnder(string shell, params string[] arguments) =>
        new(new ProcessStartInfo("bash", ["-c", shell, "bash", "dotnet", App, .. arguments]));

    /// <summary>In a mount namespace of its own, where <c>$folder</c> can be mounted over, without being root outside.</summary>
    public static TestProcess StartInOwnMounts(string folder, string shell, params string[] arguments)
    {
        var start = new ProcessStartInfo("unshare", ["-rm", "bash", "-c", shell + "\nexec \"$@\"", "bash", "dotnet", App, .. arguments]);
        start.Environment["folder"] = folder;
        return new TestProcess(start);
    }

    /// <summary>Whether this machine lets a process have its own mounts (containers often do not).</summary>
    public static bool CanMount { get; } = OperatingSystem.IsLinux() && Succeeds("unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt");

    public int Id => _process.Id;

    public void Go() => Send("");

    public void Send(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Reads lines up to one that begins so; false where the process ends before.</summary>
    public bool WaitFor(string beginning) => Next(beginning).Length > 0;

    /// <summary>Reads lines up to one that begins with one of these, and gives it; nothing where the process ends before.</summary>
    public string Next(params string[] beginnings) => _lines.GetConsumingEnumerable()
        .FirstOrDefault(line => Array.Exists(beginnings, beginning => line.StartsWith(beginning, StringComparison.Ordinal))) ?? "";

    /// <summary>Waits for the end.</summary>
    public int Finish()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public bool WaitForEnd(int milliseconds) => _process.WaitForExit(milliseconds);

    /// <summary>SIGKILL: no handler, no finally, no disposal.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _lines.Dispose();
    }

    public override string ToString() => string.Join('\n', Output);

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
