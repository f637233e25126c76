namespace MigrationKit.Tool.Tests.Moving;

/// <summary>A database that another tool has brought to the second of three scripts, and the folder as it was.</summary>
/// <param name="Section">Its heading in docs/moving-over.md.</param>
/// <param name="Books">Its table, as the tool makes and fills it.</param>
/// <param name="Answer">What the page's statement tells.</param>
/// <param name="Id">The id of the migration that this is.</param>
/// <param name="Files">The scripts, in order.</param>
internal sealed record OtherTool(string Section, string Books, string Answer, string Id, params (string Path, string Sql)[] Files)
{
    private const string One = "CREATE TABLE a (id INTEGER PRIMARY KEY);\n";
    private const string Two = "ALTER TABLE a ADD COLUMN b TEXT;\n";
    private const string Three = "ALTER TABLE a ADD COLUMN c TEXT;\n";

    public static IReadOnlyList<OtherTool> All { get; } =
    [
        // As `dotnet ef migrations script` writes it, without the lines on the history: both of EF's migrations in one.
        new("Entity Framework Core",
            """
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY, "ProductVersion" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20240101000000_Initial', '8.0.0'), ('20240201000000_B', '8.0.0');
            """,
            "20240201000000_B", "0001_initial",
            ("0001_initial.sql", $"BEGIN TRANSACTION;\n{One}COMMIT;\n\nBEGIN TRANSACTION;\n{Two}COMMIT;\n"), ("0002_c.sql", Three)),
        new("Flyway",
            """
            CREATE TABLE flyway_schema_history (installed_rank INT NOT NULL PRIMARY KEY, version VARCHAR(50), description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL,
              script VARCHAR(1000) NOT NULL, checksum INT, installed_by VARCHAR(100) NOT NULL, installed_on TEXT NOT NULL, execution_time INT NOT NULL, success BOOLEAN NOT NULL);
            INSERT INTO flyway_schema_history VALUES (1, '1', 'a', 'SQL', 'V1__a.sql', 7, 'app', '2024-01-01', 3, 1), (2, '1.1', 'b', 'SQL', 'V1.1__b.sql', 8, 'app', '2024-02-01', 3, 1),
              (3, NULL, 'names', 'SQL', 'R__names.sql', 9, 'app', '2024-02-01', 3, 1);
            CREATE VIEW names AS SELECT b FROM a;
            """,
            "V1.1__b.sql", "V1.1__b",
            ("V1__a.sql", One), ("V1.1__b.sql", Two), ("V2__c.sql", Three), ("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT b FROM a;\n")),
        new("Evolve",
            """
            CREATE TABLE changelog (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, type INTEGER, version VARCHAR(50), description VARCHAR(200) NOT NULL, name VARCHAR(300) NOT NULL,
              checksum VARCHAR(32), installed_by VARCHAR(100) NOT NULL, installed_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f', 'now')), success BOOLEAN NOT NULL);
            INSERT INTO changelog (type, version, description, name, installed_by, success) VALUES
              (2, '0', 'Empty schema found.', 'main', 'app', 1), (0, '1.0', 'a', 'V1_0__a.sql', 'app', 1), (0, '1.1', 'b', 'V1_1__b.sql', 'app', 1);
            """,
            "V1_1__b.sql", "V1_1__b", ("V1_0__a.sql", One), ("V1_1__b.sql", Two), ("V1_2__c.sql", Three)),
        new("DbUp",
            """
            CREATE TABLE SchemaVersions (SchemaVersionID INTEGER CONSTRAINT 'PK_SchemaVersions_SchemaVersionID' PRIMARY KEY AUTOINCREMENT NOT NULL, ScriptName TEXT NOT NULL, Applied DATETIME NOT NULL);
            INSERT INTO SchemaVersions VALUES (1, 'App.Scripts.Script0001 - Create a.sql', '2024-01-01'), (2, 'App.Scripts.Script0002 - Add b.sql', '2024-02-01');
            """,
            "App.Scripts.Script0002 - Add b.sql", "Script0002 - Add b",
            ("Script0001 - Create a.sql", One), ("Script0002 - Add b.sql", Two), ("Script0003 - Add c.sql", Three)),
        new("FluentMigrator",
            """
            CREATE TABLE "VersionInfo" ("Version" INTEGER NOT NULL, "AppliedOn" DATETIME, "Description" TEXT);
            CREATE UNIQUE INDEX "UC_Version" ON "VersionInfo" ("Version" ASC);
            INSERT INTO "VersionInfo" VALUES (202401010000, '2024-01-01', 'A'), (202402010000, '2024-02-01', 'B');
            """,
            "202402010000", "0001_initial", ("0001_initial.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT);\n"), ("0002_c.sql", Three)),
        new("golang-migrate",
            "CREATE TABLE schema_migrations (version uint64, dirty bool); CREATE UNIQUE INDEX version_unique ON schema_migrations (version); INSERT INTO schema_migrations VALUES (2, 0);",
            "2", "000002_b",
            ("000001_a.up.sql", One), ("000001_a.down.sql", "DROP TABLE a;\n"), ("000002_b.up.sql", Two), ("000002_b.down.sql", "ALTER TABLE a DROP COLUMN b;\n"), ("000003_c.up.sql", Three)),
        new("dbmate",
            "CREATE TABLE IF NOT EXISTS \"schema_migrations\" (version varchar(128) primary key); INSERT INTO schema_migrations VALUES ('20240101000000'), ('20240201000000');",
            "20240201000000", "20240201000000_b",
            ("20240101000000_a.sql", $"-- migrate:up\n{One}\n-- migrate:down\nDROP TABLE a;\n"), ("20240201000000_b.sql", $"-- migrate:up transaction:false\n{Two}\n-- migrate:down\n"),
            ("20240301000000_c.sql", $"-- migrate:up\n{Three}\n-- migrate:down\n")),
        new("goose",
            """
            CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')));
            INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1), (1, 1), (2, 1);
            """,
            "2", "00002_b",
            ("00001_a.sql", $"-- +goose Up\n{One}\n-- +goose Down\nDROP TABLE a;\n"), ("00002_b.sql", $"-- +goose Up\n{Two}"), ("00003_c.sql", $"-- +goose Up\n-- +goose StatementBegin\n{Three}-- +goose StatementEnd\n")),
        new("sqlx",
            """
            CREATE TABLE _sqlx_migrations (version BIGINT PRIMARY KEY, description TEXT NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP, success BOOLEAN NOT NULL, checksum BLOB NOT NULL,
              execution_time BIGINT NOT NULL);
            INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (20240101000000, 'a', 1, x'00', 1), (20240201000000, 'b', 1, x'01', 1);
            """,
            "20240201000000", "20240201000000_b", ("20240101000000_a.sql", One), ("20240201000000_b.sql", Two), ("20240301000000_c.sql", Three)),
        new("Diesel",
            "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP); INSERT INTO __diesel_schema_migrations (version) VALUES ('20240101000000'), ('20240201000000');",
            "20240201000000", "2024-02-01-000000_b",
            ("2024-01-01-000000_a/up.sql", One), ("2024-01-01-000000_a/down.sql", "DROP TABLE a;\n"), ("2024-02-01-000000_b/up.sql", Two), ("2024-03-01-000000_c/up.sql", Three)),
        new("refinery",
            "CREATE TABLE refinery_schema_history (version int4 PRIMARY KEY, name VARCHAR(255), applied_on VARCHAR(255), checksum VARCHAR(255)); INSERT INTO refinery_schema_history VALUES (1, 'a', '', '1'), (2, 'b', '', '2');",
            "2", "V2__b", ("V1__a.sql", One), ("V2__b.sql", Two), ("V3__c.sql", Three)),
        new("Prisma",
            """
            CREATE TABLE "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
              "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);
            INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name") VALUES ('x', '', 1, '20240101000000_a'), ('y', '', 1, '20240201000000_b'), ('z', '', NULL, '20240301000000_c');
            """,
            "20240201000000_b", "20240201000000_b",
            ("migration_lock.toml", "provider = \"sqlite\"\n"), ("20240101000000_a/migration.sql", One), ("20240201000000_b/migration.sql", Two), ("20240301000000_c/migration.sql", Three)),
        new("Drizzle",
            "CREATE TABLE \"__drizzle_migrations\" (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric); INSERT INTO \"__drizzle_migrations\" (hash, created_at) VALUES ('x', 1704067200000), ('y', 1706745600000);",
            "2", "0001_late_beast",
            ("meta/_journal.json", """{ "version": "7", "dialect": "sqlite", "entries": [ { "idx": 0, "when": 1704067200000, "tag": "0000_first_fox" }, { "idx": 1, "when": 1706745600000, "tag": "0001_late_beast" }, { "idx": 2, "when": 1709251200000, "tag": "0002_odd_owl" } ] }"""),
            ("0000_first_fox.sql", One), ("0001_late_beast.sql", Two), ("0002_odd_owl.sql", Three)),
        new("wrangler (D1)",
            "CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE, applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL); INSERT INTO d1_migrations (name) VALUES ('0001_a.sql'), ('0002_b.sql');",
            "0002_b.sql", "0002_b", ("0001_a.sql", One), ("0002_b.sql", Two), ("0003_c.sql", Three)),
        new("Scripts and PRAGMA user_version", "PRAGMA user_version = 2;", "2", "2",
            ("1.sql", One + "PRAGMA user_version = 1;\n"), ("2.sql", Two + "PRAGMA user_version = 2;\n"), ("3.sql", Three + "PRAGMA user_version = 3;\n")),
    ];

    public override string ToString() => Section;
}
