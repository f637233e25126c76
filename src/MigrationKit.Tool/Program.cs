using MigrationKit.Tool;
using MigrationKit.Tool.Output;

return await CommandLine.RunAsync(args, ToolConsole.OfProcess(), TimeProvider.System);
