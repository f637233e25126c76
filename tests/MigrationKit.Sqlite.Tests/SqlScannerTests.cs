using System.Text;
using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Tests;

/// <summary>Statements end where the engine's own prepare says they end.</summary>
public sealed class SqlScannerTests
{
    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData(";;SELECT 1;;")]
    [InlineData("SELECT ';', \"x;\", 1 AS [;], 1 AS `;` FROM s /* ; */ -- ;\n; SELECT 2;")]
    [InlineData("SELECT 'it''s;', 1-1, 4/2, '--', '/*'; SELECT 2;")]
    [InlineData("CREATE TABLE t(a); -- the end")]
    [InlineData("SELECT 1 /* not closed ; ")]
    [InlineData("CREATE TRIGGER r AFTER INSERT ON s BEGIN SELECT 1; SELECT CASE WHEN 1 THEN 2 END; END; SELECT 3;")]
    [InlineData("create /* x */ temporary -- y\n trigger r AFTER INSERT ON s BEGIN SELECT 1; END /* z */; SELECT 3;")]
    [InlineData("EXPLAIN QUERY PLAN CREATE TEMP TRIGGER r AFTER INSERT ON s BEGIN SELECT 1; END; SELECT 3;")]
    [InlineData("EXPLAIN SELECT 1; SELECT 3;")]
    [InlineData("CREATE TRIGGER r AFTER INSERT ON s BEGIN INSERT INTO s SELECT ';END;'; END; SELECT 3;")]
    [InlineData("CREATE TRIGGER \"END;\" AFTER INSERT ON s WHEN 1 BEGIN SELECT [;END;] FROM (SELECT 1 AS [;END;]); END; SELECT 3;")]
    [InlineData("BEGIN; END; BEGIN TRANSACTION; COMMIT;")]
    [InlineData("SELECT '表;🎈' ;\r\n\f\tSELECT \"ä\";")]
    public void StatementsEndWhereTheEngineEndsThem(string sql)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        TempDatabase.Execute(connection, "CREATE TABLE s(x, \"x;\")");
        var utf8 = Encoding.UTF8.GetBytes(sql);

        Assert.Equal(EnginesEnds(connection.Handle!, utf8), OurEnds(utf8));
    }

    private static List<int> OurEnds(byte[] utf8)
    {
        var ends = new List<int>();
        for (var at = SqlScanner.SkipTrivia(utf8, 0); at < utf8.Length; at = SqlScanner.SkipTrivia(utf8, at))
        {
            if (utf8[at] == (byte)';')
            {
                at++;
                continue;
            }

            at = SqlScanner.StatementEnd(utf8, at);
            ends.Add(at);
        }

        return ends;
    }

    private static List<int> EnginesEnds(sqlite3 db, byte[] utf8)
    {
        var ends = new List<int>();
        ReadOnlySpan<byte> rest = utf8;
        while (!rest.IsEmpty)
        {
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(db, rest, out var statement, out rest));
            using (statement)
            {
                if (!statement.IsInvalid)
                {
                    ends.Add(utf8.Length - rest.Length);
                }
            }
        }

        return ends;
    }
}
