using MigrationKit.Tool;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Replaying;

// A build waits for this one, so it starts without what only people need.
if (args is [ReplayProgram.Name, ..])
{
    // A replay is over before a collection would be worth its pause; with more than this, they come as ever.
    GC.TryStartNoGCRegion(64 * 1024 * 1024);
    return ReplayProgram.Run(args);
}

// Waited for here: an asynchronous Main would cost every replay its machinery.
using var interruption = new Interruption();
return CommandLine.RunAsync(args, ToolConsole.OfProcess(), TimeProvider.System, interruption.Token).GetAwaiter().GetResult();
