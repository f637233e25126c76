using Aot;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MigrationKit;
using MigrationKit.Sqlite;

// The driver looks for its engine by reflection, which trimming cuts.
SQLitePCL.Batteries_V2.Init();
if (args is ["host"])
{
    var builder = Host.CreateEmptyApplicationBuilder(new() { Configuration = new() { ["MigrationKit:Mode"] = "ValidateOnly" } });
    builder.Services.AddMigrations(Migrations.Set).UseSqlite("Data Source=app.db");
    using var host = builder.Build();
    await host.StartAsync();
    await host.StopAsync();
    Console.WriteLine("The host has started.");
    return 0;
}

try
{
    Console.WriteLine(await SqliteMigrator.MigrateAsync("Data Source=app.db", Migrations.Set));
    return 0;
}
catch (MigrationException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
