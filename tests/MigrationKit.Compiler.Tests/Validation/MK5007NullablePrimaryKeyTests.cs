namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5007NullablePrimaryKeyTests
{
    [Theory]
    [InlineData("CREATE TABLE t(id INT PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(id BIGINT PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(id SERIAL PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(id TEXT PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(id VARCHAR(36), PRIMARY KEY (id));")]
    [InlineData("CREATE TABLE t(id INTEGER PRIMARY KEY DESC);")]
    [InlineData("CREATE TABLE t(id INTEGER(8) PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(id PRIMARY KEY);")]
    public void AKeyThatTakesNullIsReported(string table) =>
        MigrationFolder.Script(table).Reports("0001_a.sql(1,16): warning MK5007");

    [Fact]
    public void TheMessageSaysHowItIsDeclared() =>
        MigrationFolder.Script("CREATE TABLE t(id int primary key);").Says("MK5007", "'id'", "INT PRIMARY KEY");

    [Theory]
    [InlineData("CREATE TABLE t(id INTEGER PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(id integer PRIMARY KEY ASC AUTOINCREMENT);")]
    [InlineData("CREATE TABLE t(id \"Integer\" PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(id TEXT PRIMARY KEY NOT NULL);")]
    [InlineData("CREATE TABLE t(id TEXT NOT NULL, PRIMARY KEY (id));")]
    [InlineData("CREATE TABLE t(id INTEGER, PRIMARY KEY (id));")]
    [InlineData("CREATE TABLE t(id TEXT PRIMARY KEY) WITHOUT ROWID;")]
    [InlineData("CREATE TABLE t(id TEXT PRIMARY KEY) STRICT;")]
    [InlineData("CREATE TEMP TABLE t(id TEXT PRIMARY KEY);")]
    [InlineData("CREATE TABLE t(a TEXT, b TEXT, PRIMARY KEY (a, b));")]
    public void AKeyThatTakesNoneIsNot(string table) =>
        MigrationFolder.Script(table).ReportsNothing();
}
