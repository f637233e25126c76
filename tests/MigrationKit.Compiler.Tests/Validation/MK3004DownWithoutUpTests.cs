namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3004DownWithoutUpTests
{
    [Fact]
    public void ADownScriptAloneIsReported() =>
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;"), ("0001_b.down.sql", "SELECT 1;")).Reports("0001_b.down.sql(1,1): warning MK3004");

    [Fact]
    public void TheMessageNamesTheUpScriptThatIsMissing() =>
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;"), ("0001_b.down.sql", "SELECT 1;")).Says("MK3004", "no up script", "'0001_b'");

    [Fact]
    public void APairIsNot() =>
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;"), ("0001_a.down.sql", "SELECT 1;")).ReportsNothing();

    [Fact]
    public void AnUpScriptAloneIsNot() =>
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;")).ReportsNothing();
}
