using System.Globalization;
using System.Text;

namespace MigrationKit.Benchmarks.Workload;

/// <summary>
/// Any number of migrations of about 1 KB, always the same: groups of ten that create a table, fill it three times, index, alter
/// and update it, and put a view on it. Comments pad each to its size.
/// </summary>
internal static class WorkloadFiles
{
    private const int TargetLength = 1000;
    private const string LaterColumns = ",\n    region      TEXT    NOT NULL DEFAULT 'north',\n    priority    INTEGER NOT NULL DEFAULT 0";

    private static readonly string[] Words = ["customer", "order", "invoice", "product", "payment", "shipment", "supplier", "account", "session", "ticket"];
    private static readonly string[] States = ["new", "open", "closed"];

    private static readonly string[] Filler =
    [
        "-- Rationale: keeps the read path on a covering index and the write path short.\n",
        "-- Rollout: safe to run online; the table is small at the time of this change.\n",
        "-- Note: values below are reference data and are owned by the finance domain.\n",
        "-- See the design note for the naming rules used by columns and indexes.\n",
    ];

    private const int NotFlat = 10;

    /// <param name="count">How many.</param>
    /// <param name="altersTables">Whether the two later columns are added by ALTER TABLE; else they are there from the start, and are updated.</param>
    public static IEnumerable<WorkloadFile> Create(int count, bool altersTables = true) => Enumerable.Range(0, count).Select(index => Make(index, altersTables));

    /// <summary>The first ten of the others, and behind them only rows of that one table: the schema does not grow with their number.</summary>
    public static IEnumerable<WorkloadFile> CreateFlat(int count) => Enumerable.Range(0, count).Select(index => index < NotFlat ? Make(index, altersTables: true) : MakeFlat(index));

    public static void Write(string folder, IEnumerable<WorkloadFile> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(folder, file.Name), file.Sql);
        }
    }

    private static WorkloadFile Make(int index, bool altersTables)
    {
        var (group, step) = Math.DivRem(index, 10);
        var random = new MersenneTwister(1000u + (uint)index);
        var table = Text($"{Words[group % 10]}_{group:0000}");
        var (name, body) = step switch
        {
            0 => ($"create_{table}", CreateTable(table, altersTables)),
            1 or 4 or 7 => ($"seed_{table}_{step}", Seed(table, step, random)),
            2 or 8 => ($"index_{table}_{step}", Index(table, step)),
            3 => ($"alter_{table}_{step}", altersTables ? Alter(table) : UpdateLaterColumns(table)),
            5 or 9 => ($"update_{table}_{step}", Update(table, index, random)),
            _ => ($"view_{table}", View(table)),
        };
        return Named(index, name, body);
    }

    private static WorkloadFile MakeFlat(int index)
    {
        var table = Text($"{Words[0]}_{0:0000}");
        return index % 2 == 0
            ? Named(index, Text($"seed_{table}_{index}"), Seed(table, index, new MersenneTwister(1000u + (uint)index)))
            : Named(index, Text($"update_{table}_{index}"), Text($"UPDATE {table} SET note = 'touched by {index:00000}' WHERE code = '{table[..3]}-{index - 1}-07';\n"));
    }

    private static WorkloadFile Named(int index, string name, string body)
    {
        var header = Text($"-- Migration {index:00000}: {name}\n-- Owner: platform team. Reviewed: yes. Reversible: no.\n");
        return new WorkloadFile(Text($"V{index + 1:00000}__{name}.sql"), Pad(header + body));
    }

    private static string CreateTable(string table, bool altersTables) => $"""
        CREATE TABLE {table} (
            id          INTEGER PRIMARY KEY,
            code        TEXT    NOT NULL UNIQUE,
            name        TEXT    NOT NULL,
            status      TEXT    NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'open', 'closed')),
            amount      INTEGER NOT NULL DEFAULT 0,
            currency    TEXT    NOT NULL DEFAULT 'EUR',
            created_at  TEXT    NOT NULL DEFAULT '2026-01-01T00:00:00Z',
            note        TEXT{(altersTables ? "" : LaterColumns)}
        );

        """;

    private static string UpdateLaterColumns(string table) => $"""
        UPDATE {table} SET region = 'south' WHERE id = 1;
        UPDATE {table} SET priority = 1 WHERE id = 2;

        """;

    private static string Seed(string table, int step, MersenneTwister random)
    {
        var rows = Enumerable.Range(0, 20).Select(row => Text(
            $"    ('{table[..3]}-{step}-{row:00}', 'Name {random.Below(100_000)} {random.Choice(Words)}', '{random.Choice(States)}', {random.Below(10_000)})"));
        return $"INSERT INTO {table} (code, name, status, amount) VALUES\n{string.Join(",\n", rows)};\n";
    }

    private static string Index(string table, int step)
    {
        var ((a, b), (c, d)) = step == 2 ? (("status", "amount"), ("currency", "created_at")) : (("name", "status"), ("amount", "id"));
        return Text($"CREATE INDEX ix_{table}_{a}_{step} ON {table} ({a}, {b});\nCREATE INDEX ix_{table}_{c}_{step} ON {table} ({c}, {d});\n");
    }

    private static string Alter(string table) => $"""
        ALTER TABLE {table} ADD COLUMN region TEXT NOT NULL DEFAULT 'north';
        ALTER TABLE {table} ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;

        """;

    private static string Update(string table, int index, MersenneTwister random) => Text($"""
        UPDATE {table}
           SET amount = amount + {random.Below(100)},
               note = 'touched by {index:00000}; see "notes"'
         WHERE status = 'open';
        UPDATE {table} SET priority = priority + 1 WHERE amount > {random.Below(5000)};

        """);

    private static string View(string table) => $"""
        CREATE VIEW v_{table} AS
        SELECT id, code, name, amount, region,
               CASE WHEN amount > 1000 THEN 'big' ELSE 'small' END AS size
          FROM {table}
         WHERE status <> 'closed';

        """;

    private static string Pad(string sql)
    {
        var text = new StringBuilder(sql);
        for (var k = 0; text.Length + Filler[k % Filler.Length].Length <= TargetLength; k++)
        {
            text.Append(Filler[k % Filler.Length]);
        }

        return text.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
