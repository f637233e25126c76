using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
            "items" => Items(number),
            "spilling" => Spilling(number),
            "released" => Released(number),
            "statements" => Statements(number),
            "line" => Line(number),
            "bomb" => TriggerBomb(),
            "endless" => Endless(),
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

    /// <summary>A table that each migration but the first adds a column to and fills it; <c>filled</c> says up to which row.</summary>
    public static MigrationSet Items(int count)
    {
        var set = new MigrationSetBuilder
        {
            { "0001_item", "CREATE TABLE item(id INTEGER PRIMARY KEY, name TEXT);\nCREATE TABLE filled(migration INTEGER PRIMARY KEY, upto INTEGER);\n" },
        };
        for (var i = 2; i <= count; i++)
        {
            set.Add(FormattableString.Invariant($"{i:0000}_c"), FormattableString.Invariant(
                $"""
                ALTER TABLE item ADD COLUMN c{i} INTEGER NOT NULL DEFAULT -1;
                UPDATE item SET c{i} = id;
                INSERT INTO filled SELECT {i}, max(id) FROM item;

                """));
        }

        return set.Build();
    }

    /// <summary>Like <see cref="Tables"/>, with rows enough and memory so little that pages are written before the commit.</summary>
    public static MigrationSet Spilling(int count)
    {
        var set = new MigrationSetBuilder();
        for (var i = 1; i <= count; i++)
        {
            set.Add(FormattableString.Invariant($"{i:0000}_t"), FormattableString.Invariant(
                $"""
                PRAGMA cache_size = 4;
                CREATE TABLE t{i}(x);
                CREATE TABLE IF NOT EXISTS ran(migration INTEGER PRIMARY KEY);
                INSERT INTO t{i} WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) SELECT zeroblob(2000) FROM n;
                DELETE FROM t{i};
                INSERT INTO ran VALUES ({i});

                """));
        }

        return set.Build();
    }

    /// <summary>What the databases in tests/MigrationKit.Reliability.Tests/Assets were made with. Never changes: a changed one would be an edited migration.</summary>
    public static MigrationSet Released(int count)
    {
        MigrationSource[] all =
        [
            new("0001_person", "CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT NOT NULL);\nINSERT INTO person VALUES (1, 'Zoë'), (2, 'O''Hara');\n", "DROP TABLE person;\n"),
            new("0002_email", "ALTER TABLE person ADD COLUMN email TEXT;\nCREATE INDEX person_email ON person(email);\n"),
            new("8. Encrypted fields", new ScriptSource("CREATE TABLE secret(person INTEGER REFERENCES person(id), value BLOB);\nVACUUM;\nINSERT INTO secret VALUES (1, x'00ff');\n")
            {
                Transaction = ScriptTransaction.Outside,
                OutsideReason = "VACUUM",
            }),
            new("R__names", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT name FROM person;\n"),
            new("0009_later", "ALTER TABLE secret ADD COLUMN since TEXT;\n"),
            new("0010_latest", "CREATE TABLE latest(x INTEGER);\n"),
        ];
        var set = new MigrationSetBuilder();
        foreach (var source in all.Take(count))
        {
            set.Add(source);
        }

        return set.Build();
    }

    /// <summary>One script of about so many megabytes, in many statements.</summary>
    public static MigrationSet Statements(int megabytes) =>
        Filled(megabytes, "CREATE TABLE big(x TEXT);\n"u8, "INSERT INTO big VALUES ('0123456789012345678901234567890123456789012345678901234567890123456789');\n"u8, ""u8);

    /// <summary>One script whose second line has about so many megabytes.</summary>
    public static MigrationSet Line(int megabytes) =>
        Filled(megabytes, "CREATE TABLE big(x TEXT);\nINSERT INTO big VALUES ('0'"u8, "),('0123456789012345678901234567890123456789'"u8, ");\n"u8);

    /// <summary>The second migration inserts rows without end.</summary>
    public static MigrationSet Endless() => new MigrationSetBuilder
    {
        { "0001_rows", "CREATE TABLE rows(x);\n" },
        { "0002_endless", "INSERT INTO rows WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;\n" },
    }.Build();

    /// <summary>
    /// The second migration inserts one row; triggers make more of it than any machine could hold. The engine keeps something of each
    /// trigger that has run until its statement ends, so memory is bounded by the limit that the script sets.
    /// </summary>
    public static MigrationSet TriggerBomb()
    {
        var sql = new StringBuilder("CREATE TABLE b0(x);\n");
        for (var i = 1; i <= 40; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"CREATE TABLE b{i}(x);\nCREATE TRIGGER r{i} AFTER INSERT ON b{i - 1} BEGIN\n");
            for (var row = 0; row < 10; row++)
            {
                sql.Append(CultureInfo.InvariantCulture, $"  INSERT INTO b{i} VALUES (new.x);\n");
            }

            sql.Append("END;\n");
        }

        return new MigrationSetBuilder
        {
            { "0001_triggers", new ScriptSource(sql.ToString()) { Statements = 81 } },
            { "0002_one_row", "PRAGMA hard_heap_limit = 50000000;\nINSERT INTO b0 VALUES (1);\n" },
        }.Build();
    }

    // Not through the builder, whose copies would be measured along with the program under test.
    private static MigrationSet Filled(int megabytes, ReadOnlySpan<byte> begin, ReadOnlySpan<byte> repeated, ReadOnlySpan<byte> end)
    {
        var count = megabytes * 1_000_000 / repeated.Length;
        var script = new byte[begin.Length + (count * repeated.Length) + end.Length];
        begin.CopyTo(script);
        for (var i = 0; i < count; i++)
        {
            repeated.CopyTo(script.AsSpan(begin.Length + (i * repeated.Length)));
        }

        end.CopyTo(script.AsSpan(script.Length - end.Length));
        var checksum = Convert.ToHexStringLower(SHA256.HashData(script));
        var head = Convert.ToHexStringLower(SHA256.HashData([.. new byte[32], .. "0001_big\0"u8, .. Encoding.UTF8.GetBytes(checksum), (byte)'\n']));
        var manifest = Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"0001_big\tv\t1\t{checksum}\t{checksum}\t\t0001_big.sql|1|0|{script.Length}|inside|||{count + 1}|\t\n"));
        return new MigrationSet("Migrations", head, 1, "\u00080001_big", (_, part) => part == MigrationBlobPart.Manifest ? manifest : script);
    }

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
