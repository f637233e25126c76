using MigrationKit.Tool;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Replaying;

// A build waits for this one, so it starts without what only people need.
if (args is [ReplayProgram.Name, ..])
{
    DeferredCollection.Begin();
    return ReplayProgram.Run(args);
}

// Waited for here: an asynchronous Main would cost every replay its machinery.
using var interruption = new Interruption();
return CommandLine.RunAsync(args, ToolConsole.OfProcess(), TimeProvider.System, interruption.Token).GetAwaiter().GetResult();
