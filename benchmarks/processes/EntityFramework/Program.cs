// The peer: the same scripts as EF Core migrations, applied the way its documentation shows.
// With a second argument it lists them too, `first` thing or after it has `started`, and prints how long that took.
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

SQLitePCL.Batteries_V2.Init();
var options = new DbContextOptionsBuilder().UseSqlite($"Data Source={args[0]}").Options;
using var context = new WorkloadContext(options);
if (args is not [_, "first"])
{
    context.Database.Migrate();
}

if (args.Length == 2)
{
    List(context);
}

// Apart from the rest, so that a start compiles none of it and does not load the console.
static void List(WorkloadContext context)
{
    // Twice, so that what the clock itself loads is not counted.
    var start = Stopwatch.GetTimestamp();
    start = Stopwatch.GetTimestamp();
    var count = context.Database.GetMigrations().Count();
    var end = Stopwatch.GetTimestamp();
    Console.WriteLine($"{count} {Stopwatch.GetElapsedTime(start, end).TotalMicroseconds:0}");
}
