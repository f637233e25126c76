// Ours: the line of the quick start.
// With a second argument it lists the migrations too, `first` thing or after it has `started`, and prints how long that took.
using System.Diagnostics;
using MigrationKit.Sqlite;
using Ours;

if (args is not [_, "first"])
{
    SQLitePCL.Batteries_V2.Init();
    await SqliteMigrator.MigrateAsync($"Data Source={args[0]}", Migrations.Set);
}

if (args.Length == 2)
{
    List();
}

// Apart from the rest, so that a start compiles none of it and does not load the console.
static void List()
{
    var start = Stopwatch.GetTimestamp();
    var length = 0;
    foreach (var migration in Migrations.Set)
    {
        length += migration.Id.Length;
    }

    var elapsed = Stopwatch.GetElapsedTime(start);
    Console.WriteLine($"{Migrations.Set.Count} {elapsed.TotalMicroseconds:0} ({length})");
}
