using MigrationKit.Tool;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Replaying;

// A build waits for this one, so it starts without what only people need.
if (args is [ReplayProgram.Name, ..])
{
    return ReplayProgram.Run(args);
}

using var interruption = new Interruption();
return await CommandLine.RunAsync(args, ToolConsole.OfProcess(), TimeProvider.System, interruption.Token);
