using MigrationKit;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;

// TestApp <connection string> <set> [<lock timeout in seconds>]
// Says "ready", waits for a line, migrates; each statement and each step is a line. Exit code 0 done, 1 failed with a MigrationException.
Console.WriteLine("ready");
Console.ReadLine();
var options = new MigrationOptions
{
    LockTimeout = TimeSpan.FromSeconds(args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 120),
    Progress = new StatementLines(),
};
try
{
    var report = await SqliteMigrator.MigrateAsync(args[0], Sets.ByName(args[1]), options);
    Console.WriteLine($"done {report.Migrations.Count}");
    return 0;
}
catch (MigrationException e)
{
    Console.WriteLine($"error {e.Kind} {e.Message}");
    return 1;
}
