using System.Text;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Output;

/// <summary>Standard output that cannot be written: closed, or on a full disk.</summary>
public sealed class LostOutputTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TheMigrationsAreAppliedAllTheSameAndTheLossIsSaid(bool json)
    {
        _folder.With("Migrations/0001_a.sql", "CREATE TABLE a (x);\n");
        using var error = new StringWriter { NewLine = "\n" };
        using var lost = new LostWriter();
        string[] call = ["migrate", _folder["Migrations"], "--database", _folder["app.db"]];
        var exitCode = await CommandLine.RunAsync(
            json ? [.. call, "--json"] : call, new ToolConsole(lost, error, IsTerminal: false, ErrorIsTerminal: false), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "error: The result could not be written to standard output or standard error: No space left on device. The command itself was done.\n", error.ToString());
        Assert.Contains("1 migration, 0 pending.", (await InProcess.RunAsync("status", _folder["Migrations"], "--database", _folder["app.db"])).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureIsNotCalledDone()
    {
        _folder.With("Migrations/0001_a.sql", "CREATE TABLE a (x);\nINSERT INTO missing VALUES (1);\n");
        using var error = new StringWriter { NewLine = "\n" };
        using var lost = new LostWriter();
        await CommandLine.RunAsync(
            ["migrate", _folder["Migrations"], "--database", _folder["app.db"], "--json"],
            new ToolConsole(lost, error, IsTerminal: false, ErrorIsTerminal: false), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.EndsWith("The command itself had failed.\n", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "The command itself was done.\n", "--help")]
    [InlineData(1, "The command itself was done.\n", "check", "--help")]
    [InlineData(1, "The command itself was done.\n", "--version")]
    [InlineData(2, "The command itself had failed.\n", "nosuch", "--json")]
    public async Task NorIsAnExplanationAStack(int exitCode, string end, params string[] call)
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var lost = new LostWriter();

        Assert.Equal(exitCode, await CommandLine.RunAsync(
            call, new ToolConsole(lost, error, IsTerminal: false, ErrorIsTerminal: false), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Equal("error: The result could not be written to standard output or standard error: No space left on device. " + end, error.ToString());
    }

    private sealed class LostWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");

        public override void WriteLine(string? value) => throw new IOException("No space left on device");
    }
}
