// The floor: what one writes by hand with the driver alone. One SELECT where nothing is pending, else everything in one transaction.
// It has no checksums, no lock, no history worth the name, and reports no position of an error.
// With a second argument it lists its scripts' names too, `first` thing or after it has `started`, and prints how long that took.
using System.Diagnostics;
using System.Reflection;
using Microsoft.Data.Sqlite;

if (args is not [_, "first"])
{
    Start(args[0]);
}

if (args.Length == 2)
{
    List();
}

static void Start(string database)
{
    SQLitePCL.Batteries_V2.Init();
    using var connection = new SqliteConnection($"Data Source={database}");
    connection.Open();

    using var select = new SqliteCommand(
        """
        CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL);
        SELECT version FROM schema_version ORDER BY version DESC LIMIT 1
        """,
        connection);
    var applied = Convert.ToInt32(select.ExecuteScalar() ?? 0);
    if (applied < Workload.Count)
    {
        Apply(connection, applied);
    }
}

static void Apply(SqliteConnection connection, int applied)
{
    var assembly = Assembly.GetExecutingAssembly();
    var names = assembly.GetManifestResourceNames();
    Array.Sort(names, StringComparer.Ordinal);

    using var transaction = connection.BeginTransaction();
    using var insert = new SqliteCommand("INSERT INTO schema_version (version, name) VALUES ($version, $name)", connection, transaction);
    var version = insert.Parameters.Add("$version", SqliteType.Integer);
    var name = insert.Parameters.Add("$name", SqliteType.Text);
    for (var i = applied; i < names.Length; i++)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(names[i])!);
        using var script = new SqliteCommand(reader.ReadToEnd(), connection, transaction);
        script.ExecuteNonQuery();
        version.Value = i + 1;
        name.Value = names[i];
        insert.ExecuteNonQuery();
    }

    transaction.Commit();
}

static void List()
{
    // Twice, so that what the clock itself loads is not counted.
    var start = Stopwatch.GetTimestamp();
    start = Stopwatch.GetTimestamp();
    var length = 0;
    var names = Assembly.GetExecutingAssembly().GetManifestResourceNames();
    Array.Sort(names, StringComparer.Ordinal);
    foreach (var name in names)
    {
        length += name.Length;
    }

    var end = Stopwatch.GetTimestamp();
    Console.WriteLine($"{names.Length} {Stopwatch.GetElapsedTime(start, end).TotalMicroseconds:0} ({length})");
}
