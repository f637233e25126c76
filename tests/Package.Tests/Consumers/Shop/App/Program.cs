using MigrationKit.Sqlite;

System.Console.WriteLine(await SqliteMigrator.MigrateAsync("Data Source=app.db", Shop.Migrations.Set));
