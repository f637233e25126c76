using MigrationKit;
using MigrationKit.Sqlite;
using Relayer;

// Before anything is touched: a slip of the pen is no order to migrate.
if (args is [not "serve", ..])
{
    Console.Error.WriteLine($"'{args[0]}' is not known. Without an argument, the schema is made ready; `serve` also starts the relay.");
    return 2;
}

SQLitePCL.Batteries_V2.Init();
var database = new RelayDatabase(Environment.GetEnvironmentVariable("RELAYER_DATABASE") ?? "Data Source=relayer.db");

try
{
    var report = await SqliteMigrator.MigrateAsync(database.ConnectionString, Migrations.Set, RelayDatabase.MigrationOptions);
    Console.WriteLine(report);
}
catch (MigrationException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

if (args is [])
{
    Console.WriteLine("The schema is ready. `dotnet run --project samples/Relayer -- serve` starts the relay on http://127.0.0.1:5080.");
    return 0;
}

try
{
    await RelayServer.Build(database, args[1..]).RunAsync();
    return 0;
}
catch (IOException)
{
    // The address is taken, and the host has logged it.
    return 1;
}
