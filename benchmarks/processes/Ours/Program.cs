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
    // Twice, so that what the clock itself loads is not counted.
    var start = Stopwatch.GetTimestamp();
    start = Stopwatch.GetTimestamp();
    var length = 0;
    foreach (var id in Migrations.Set.Ids)
    {
        length += id.Length;
    }

    var end = Stopwatch.GetTimestamp();
    Console.WriteLine($"{Migrations.Set.Count} {Stopwatch.GetElapsedTime(start, end).TotalMicroseconds:0} ({length})");
}
