using System.Globalization;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.TestApp;

/// <summary>The sets that the tests' processes run; the tests build the same ones to look at the result.</summary>
public static class Sets
{
    /// <summary>A set by name, with a number behind ':' where it takes one.</summary>
    public static MigrationSet ByName(string name)
    {
        var parts = name.Split(':');
        var number = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        return parts[0] switch
        {
            "tables" => Tables(number),
            "pausing" => Pausing(number),
            "outside" => Outside(),
            "filling" => Filling(),
            _ => throw new ArgumentException($"There is no set '{name}'.", nameof(name)),
        };
    }

    /// <summary>Each migration makes a table of its own and adds a row to the first one's.</summary>
    public static MigrationSet Tables(int count)
    {
        var set = new MigrationSetBuilder();
        for (var i = 1; i <= count; i++)
        {
            set.Add(FormattableString.Invariant($"{i:0000}_t"), FormattableString.Invariant(
                $"CREATE TABLE t{i}(x INTEGER NOT NULL);\nCREATE TABLE IF NOT EXISTS ran(migration INTEGER PRIMARY KEY);\nINSERT INTO ran VALUES ({i});\n"));
        }

        return set.Build();
    }

    /// <summary>Five migrations; the one of that number says "paused" in its middle and goes on when it is sent a line.</summary>
    public static MigrationSet Pausing(int at)
    {
        var set = new MigrationSetBuilder { Steps = Pause };
        for (var i = 1; i <= 5; i++)
        {
            var step = i == at ? "-- migration:step Pause\n" : "";
            set.Add(FormattableString.Invariant($"{i:0000}_t"), FormattableString.Invariant(
                $"CREATE TABLE t{i}(x INTEGER NOT NULL);\n{step}INSERT INTO t{i} VALUES ({i});\n"));
        }

        return set.Build();
    }

    /// <summary>All that a script outside a transaction can have; each insert must be there once.</summary>
    public static MigrationSet Outside() => new MigrationSetBuilder { Steps = Pause }.With("0001_outside", new ScriptSource(
        """
        PRAGMA recursive_triggers = ON;
        CREATE TABLE a(x INTEGER);
        INSERT INTO a VALUES (1);
        -- migration:step Pause
        VACUUM;
        PRAGMA journal_mode = WAL;
        INSERT INTO a VALUES (2);
        BEGIN;
        INSERT INTO a VALUES (3);
        -- migration:step Pause
        INSERT INTO a VALUES (4);
        COMMIT;
        PRAGMA user_version = 7;
        INSERT INTO a SELECT 100 + recursive_triggers FROM pragma_recursive_triggers;
        """)
    {
        Transaction = ScriptTransaction.Outside,
        OutsideReason = "VACUUM",
    }).Build();

    /// <summary>The second migration writes more than a small disk holds.</summary>
    public static MigrationSet Filling() => new MigrationSetBuilder
    {
        { "0001_small", "CREATE TABLE small(x);\nINSERT INTO small VALUES (1);\n" },
        { "0002_big", "CREATE TABLE big(x);\nINSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) SELECT zeroblob(1000) FROM n;\n" },
    }.Build();

    private static MigrationSetBuilder With(this MigrationSetBuilder set, string id, ScriptSource up)
    {
        set.Add(id, up);
        return set;
    }

    private static MigrationStep? Pause(string migrationId, string step) => (_, _) =>
    {
        Console.WriteLine("paused");
        Console.ReadLine();
        return default;
    };
}
