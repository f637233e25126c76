using Aot;
using MigrationKit;
using MigrationKit.Sqlite;

// The driver looks for its engine by reflection, which trimming cuts.
SQLitePCL.Batteries_V2.Init();
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
