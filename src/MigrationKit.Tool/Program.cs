using MigrationKit.Tool;
using MigrationKit.Tool.Output;

using var interruption = new Interruption();
return await CommandLine.RunAsync(args, ToolConsole.OfProcess(), TimeProvider.System, interruption.Token);
