namespace MigrationKit.Sqlite.Schema;

/// <summary>A row of sqlite_master. <see cref="Table"/> is the table or view that an index or trigger belongs to.</summary>
internal sealed record StoredObject(string Type, string Name, string Table, string Sql);
