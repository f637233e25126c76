using App;
using MigrationKit;
using MigrationKit.Sqlite;

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
