namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5013ReservedNameTests
{
    [Theory]
    [InlineData("CREATE TABLE sqlite_mine(x);", "SQLite")]
    [InlineData("CREATE TABLE _cf_mine(x);", "Cloudflare")]
    [InlineData("CREATE INDEX _litestream_i ON t(x);", "Litestream")]
    [InlineData("CREATE TABLE \"Migration_History\"(x);", "MigrationKit")]
    [InlineData("ALTER TABLE t RENAME TO _litestream_t;", "Litestream")]
    [InlineData("DROP TABLE migration_history;", "MigrationKit")]
    public void MakingOneIsReported(string sql, string owner) =>
        MigrationFolder.Script(sql).Says("MK5013", owner);

    [Fact]
    public void ItStandsAtTheName() =>
        MigrationFolder.Script("CREATE TABLE main._cf_x(x);").Reports("0001_a.sql(1,19): warning MK5013");

    [Theory]
    [InlineData("UPDATE sqlite_sequence SET seq = 9 WHERE name = 't';")]
    [InlineData("SELECT * FROM migration_history;")]
    [InlineData("CREATE TABLE my_sqlite_log(x);")]
    [InlineData("CREATE TABLE t(sqlite_x);")]
    public void ReadingAndCountersAreNot(string sql) =>
        MigrationFolder.Script(sql).ReportsNothing();
}
