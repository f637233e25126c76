namespace MigrationKit.Sqlite.History;

/// <summary>Migration tools that people come from, and the tables in which they keep their books.</summary>
internal static class OtherTools
{
    private static readonly string[] EvolveColumns = ["id", "type", "version", "description", "name", "checksum", "installed_by", "installed_on", "success"];
    private static readonly string[] FluentMigratorColumns = ["Version", "AppliedOn", "Description"];

    /// <summary>The columns of their histories, by which a table is known whatever its name. None is like one of ours.</summary>
    private static readonly (string Tool, string[] Columns)[] Histories =
    [
        ("golang-migrate", ["version", "dirty"]),
        ("dbmate or Rails", ["version"]),
        ("Ecto", ["version", "inserted_at"]),
        ("goose", ["id", "version_id", "is_applied", "tstamp"]),
        ("sqlx", ["version", "description", "installed_on", "success", "checksum", "execution_time"]),
        ("refinery", ["version", "name", "applied_on", "checksum"]),
        ("Diesel", ["version", "run_on"]),
        ("Entity Framework Core", ["MigrationId", "ProductVersion"]),
        ("DbUp", ["SchemaVersionID", "ScriptName", "Applied"]),
        ("Flyway", ["installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "installed_on", "execution_time", "success"]),
        ("Evolve", EvolveColumns),
        ("FluentMigrator", FluentMigratorColumns),
        ("wrangler (D1)", ["id", "name", "applied_at"]),
        ("Drizzle", ["id", "hash", "created_at"]),
        ("Prisma", ["id", "checksum", "finished_at", "migration_name", "logs", "rolled_back_at", "started_at", "applied_steps_count"]),
    ];

    // Nobody else calls a table so.
    private static readonly HashSet<string> OwnNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "__EFMigrationsHistory", "__EFMigrationsLock", "__diesel_schema_migrations", "__drizzle_migrations", "_prisma_migrations", "_sqlx_migrations",
        "ar_internal_metadata", "atlas_schema_revisions", "d1_migrations", "DATABASECHANGELOG", "DATABASECHANGELOGLOCK", "flyway_schema_history", "goose_db_version",
        "grdb_migrations", "refinery_schema_history", "room_master_table", "schema_migrations", "SchemaVersions",
    };

    // An app may have a table of this name: the columns decide.
    private static readonly Dictionary<string, string[]> OrdinaryNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["changelog"] = EvolveColumns,
        ["VersionInfo"] = FluentMigratorColumns,
    };

    /// <summary>Whose history has exactly these columns, or null.</summary>
    public static string? KeepingHistoryIn(List<string> columns) =>
        Array.Find(Histories, other => other.Columns.Length == columns.Count && Array.TrueForAll(other.Columns, columns.Contains)).Tool;

    /// <summary>Whether the table is one of theirs.</summary>
    /// <param name="table">Its name.</param>
    /// <param name="columns">Its columns; asked for where the name does not tell.</param>
    public static bool Own(string table, Func<HashSet<string>> columns) =>
        OwnNames.Contains(table) || (OrdinaryNames.TryGetValue(table, out var theirs) && columns().SetEquals(theirs));
}
