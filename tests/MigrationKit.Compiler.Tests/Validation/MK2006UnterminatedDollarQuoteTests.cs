using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2006UnterminatedDollarQuoteTests
{
    [Fact]
    public void AnOpenTagIsReported() =>
        MigrationFolder.Script("SELECT $body$ x;").In(SqlDialect.PostgreSql).Reports("0001_a.sql(1,8): error MK2006");

    [Fact]
    public void ATagInAnotherCaseDoesNotClose() =>
        MigrationFolder.Script("SELECT $body$ x $Body$;").In(SqlDialect.PostgreSql).Says("MK2006", "'$body$'");

    [Fact]
    public void AClosedOneIsNot() =>
        MigrationFolder.Script("SELECT $body$ it's $x$ $body$, $$ $$;").In(SqlDialect.PostgreSql).ReportsNothing();
}
