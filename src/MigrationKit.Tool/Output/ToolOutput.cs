namespace MigrationKit.Tool.Output;

internal static class ToolOutput
{
    public static IToolOutput Create(ToolConsole console, bool json) =>
        json ? new JsonOutput(console)
        : console.IsTerminal ? new TerminalOutput(console)
        : new PlainOutput(console);
}
