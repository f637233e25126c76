using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2005UnterminatedCommentTests
{
    [Fact]
    public void AnOpenCommentIsReported() =>
        MigrationFolder.Script("SELECT 1;\n/* SELECT 2;").Reports("0001_a.sql(2,1): error MK2005");

    [Fact]
    public void InPostgreSqlACommentEndsWithItsOuterOne() =>
        MigrationFolder.Script("SELECT 1; /* /* */").In(SqlDialect.PostgreSql).Reports("0001_a.sql(1,11): error MK2005");

    [Fact]
    public void InSqliteTheFirstEndCloses() =>
        MigrationFolder.Script("SELECT 1; /* /* */").ReportsNothing();

    [Fact]
    public void AClosedCommentIsNot() =>
        MigrationFolder.Script("/* a */ SELECT 1;").ReportsNothing();
}
