using SQLitePCL;

// The floor of a replay: the same SQL through the same engine in memory, a transaction each, and nothing looked at.
Batteries_V2.Init();
raw.sqlite3_open(":memory:", out var db);
raw.sqlite3_exec(db, "PRAGMA foreign_keys = ON");
var files = Directory.GetFiles(args[0], "*.sql");
Array.Sort(files, StringComparer.Ordinal);
foreach (var file in files)
{
    if (raw.sqlite3_exec(db, "BEGIN IMMEDIATE") != raw.SQLITE_OK
        || raw.sqlite3_exec(db, File.ReadAllText(file)) != raw.SQLITE_OK
        || raw.sqlite3_exec(db, "COMMIT") != raw.SQLITE_OK)
    {
        Console.Error.WriteLine($"{file}: {raw.sqlite3_errmsg(db).utf8_to_string()}");
        return 1;
    }
}

return 0;
