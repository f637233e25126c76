using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Output;

/// <summary>A disk that is full behind '>', or a stream that was closed.</summary>
public sealed class UnwritableOutputTests
{
    [Theory]
    [InlineData("schema")]
    [InlineData("check")]
    [InlineData("schema", "--json")]
    public async Task WhatCannotBeSaidIsAFailureInOneLine(string command, params string[] more)
    {
        using var folder = new TempFolder().With("Migrations/0001_a.sql", "CREATE TABLE a (x);");
        await using var full = new FullDisk();
        using var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole(full, error, IsTerminal: false, ErrorIsTerminal: false);

        var exitCode = await CommandLine.RunAsync(
            [command, folder["Migrations"], .. more], console, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Equal($"error: `{command}` ended with exit code 0, and what it says cannot be written: No space left on device\n", error.ToString());
    }

    private sealed class FullDisk : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => Write('x');

        public override void Write(char[] buffer, int index, int count) => Write('x');

        public override void Write(ReadOnlySpan<char> buffer) => Write('x');

        public override void WriteLine(string? value) => Write('x');
    }
}
