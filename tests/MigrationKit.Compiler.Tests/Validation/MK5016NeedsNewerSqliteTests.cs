namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5016NeedsNewerSqliteTests
{
    [Theory]
    [InlineData("CREATE TABLE t(x TEXT) STRICT;", "3.37.0")]
    [InlineData("CREATE TABLE t(x TEXT NOT NULL) WITHOUT ROWID, STRICT;", "3.37.0")]
    [InlineData("UPDATE t SET a = b ->> '$.c' WHERE x = 1;", "3.38.0")]
    [InlineData("SELECT * FROM a RIGHT JOIN b ON a.x = b.x;", "3.39.0")]
    [InlineData("UPDATE t SET a = 1 WHERE a IS NOT DISTINCT FROM b;", "3.39.0")]
    [InlineData("SELECT a IS DISTINCT FROM b FROM t;", "3.39.0")]
    [InlineData("SELECT concat(a, b) FROM t;", "3.44.0")]
    [InlineData("SELECT jsonb_tree(a) FROM t;", "3.51.0")]
    [InlineData("SELECT 1_000;", "3.46.0")]
    [InlineData("ALTER TABLE t ALTER COLUMN a SET NOT NULL;", "3.53.0")]
    [InlineData("ALTER TABLE t DROP CONSTRAINT c;", "3.53.0")]
    [InlineData("ALTER TABLE t ADD CONSTRAINT c CHECK (x > 0);", "3.53.0")]
    public void WhatCameLaterIsReported(string sql, string since) =>
        On("3.35.5", sql).Says("MK5016", "needs SQLite " + since, "run on 3.35.5");

    [Theory]
    [InlineData("ALTER TABLE t DROP COLUMN a;")]
    [InlineData("ALTER TABLE t RENAME COLUMN a TO b;")]
    [InlineData("INSERT INTO t(a) VALUES (1) RETURNING a;")]
    [InlineData("SELECT iif(a, 1, 2) FROM t;")]
    [InlineData("INSERT INTO format(a) VALUES (1);")]
    [InlineData("CREATE TABLE strict(strict TEXT, concat TEXT);")]
    [InlineData("CREATE TABLE t(a TEXT, strict TEXT, b NUMERIC(2));")]
    [InlineData("SELECT DISTINCT a FROM t WHERE b IS NOT NULL;")]
    [InlineData("SELECT format FROM t;")]
    public void WhatItHasIsNot(string sql) =>
        On("3.35.5", sql).ReportsNothing();

    [Fact]
    public void TheVersionThatBroughtItIsEnough() =>
        On("3.37.0", "CREATE TABLE t(x TEXT) STRICT;").ReportsNothing();

    [Fact]
    public void OneBelowIsNot() =>
        On("3.36.0", "CREATE TABLE t(x TEXT) STRICT;").Reports("0001_a.sql(1,24): warning MK5016");

    [Theory]
    [InlineData("3.24.0", "3.23.1", "INSERT INTO t(a) VALUES (1) ON CONFLICT(a) DO UPDATE SET a = 2;")]
    [InlineData("3.24.0", "3.23.1", "INSERT INTO t(a) VALUES (1) ON CONFLICT DO NOTHING;")]
    [InlineData("3.35.0", "3.34.1", "INSERT INTO t(a) VALUES (1) ON CONFLICT DO UPDATE SET a = 2;")]
    [InlineData("3.47.0", "3.46.1", "CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'no ' || new.a); END;")]
    [InlineData("3.32.0", "3.31.1", "SELECT iif(a, b, (c)) FROM t;")]
    [InlineData("3.48.0", "3.47.2", "SELECT iif(a, coalesce(b, c)) FROM t;")]
    [InlineData("3.48.0", "3.47.2", "SELECT if(a, b, c) FROM t;")]
    [InlineData("3.49.0", "3.48.0", "SELECT iif(a, b, c, d) FROM t;")]
    [InlineData("3.49.0", "3.48.0", "SELECT if(a, b, c, d, e) FROM t;")]
    public void EachHasItsBoundary(string since, string before, string sql)
    {
        On(since, sql).ReportsNothing();
        On(before, sql).Says("MK5016", "needs SQLite " + since);
    }

    [Theory]
    [InlineData("CREATE TABLE t(a TEXT UNIQUE ON CONFLICT REPLACE);")]
    [InlineData("CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'no'); END;")]
    [InlineData("CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT RAISE(IGNORE); END;")]
    public void WhatEveryEngineHasIsNot(string sql) => On("3.23.1", sql).ReportsNothing();

    [Fact]
    public void DropColumnCouldDamageADatabaseBefore3355() =>
        On("3.35.0", "ALTER TABLE t DROP COLUMN a;").ReportsOnly("MK5016");

    [Theory]
    [InlineData("")]
    [InlineData("newest")]
    public void WithoutAVersionItIsSilent(string version) =>
        On(version, "CREATE TABLE t(x TEXT) STRICT;").ReportsNothing();

    private static MigrationFolder On(string version, string sql) => MigrationFolder.Script(sql).MinimumSqlite(version);
}
