namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2014PlaceholderLikeTextTests
{
    [Fact]
    public void ADollarBraceIsReportedWhereItStands() =>
        MigrationFolder.Script("CREATE TABLE ${prefix}a(x);").Reports("0001_a.sql(1,14): warning MK2014");

    [Fact]
    public void DoubleBracesAreReported() =>
        MigrationFolder.Script("CREATE TABLE {{prefix}}a(x);").Says("MK2014", "'{{prefix}}'");

    [Fact]
    public void AnAllowanceSilencesIt() =>
        MigrationFolder.Script("-- migration:allow MK2014\nINSERT INTO a VALUES ('${name}');").ReportsNothing();

    [Fact]
    public void JsonIsNot() =>
        MigrationFolder.Script("INSERT INTO a VALUES ('{\"b\":{\"c\":1}}');").ReportsNothing();

    [Fact]
    public void RowsInTheBaselineMayHoldAnything() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("baseline.sql", "INSERT INTO t VALUES ('${name}');\n")).ReportsNothing();
}
