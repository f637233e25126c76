Imports MigrationKit.Sqlite

Module Program
    Sub Main()
        Console.WriteLine(SqliteMigrator.MigrateAsync("Data Source=app.db", Schema.Migrations.Set).GetAwaiter().GetResult())
    End Sub
End Module
