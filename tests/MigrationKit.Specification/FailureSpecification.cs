using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>An error says where it is.</summary>
public abstract class FailureSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    [Theory]
    [InlineData("CREATE TABLE a(x INTEGER);\n\nINSERT INTO missing VALUES (1);\n", 3)]
    [InlineData("INSERT INTO missing VALUES (1);\n", 1)]
    [InlineData("CREATE TABLE a(x INTEGER); /* 表 🎈\n */ INSERT INTO missing VALUES (1);\n", 2)]
    public async Task AFailedStatementIsNamedByFileLineAndColumn(string sql, int line)
    {
        var error = await FailToMigrateAsync(new() { { "0001_a", sql } });

        Assert.Equal(MigrationErrorKind.ScriptFailed, error.Kind);
        Assert.Equal(("0001_a", "0001_a.sql", line), (error.MigrationId, error.File, error.Line));
        Assert.True(error.Column >= 1);
        Assert.Contains(FormattableString.Invariant($"0001_a.sql({line},{error.Column})"), error.Message, StringComparison.Ordinal);
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("rolled back", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASectionFurtherDownCountsFromTheTopOfItsFile()
    {
        var error = await FailToMigrateAsync(new()
        {
            { "0001_a", new Building.ScriptSource("CREATE TABLE a(x INTEGER);\nINSERT INTO missing VALUES (1);") { FirstLine = 11 } },
        });

        Assert.Equal(12, error.Line);
    }

    [Fact]
    public async Task ASyntaxErrorIsNamedByItsLine()
    {
        var error = await FailToMigrateAsync(new() { { "0001_a", "CREATE TABLE a(x INTEGER);\nCREATE TABEL b(x INTEGER);\n" } });

        Assert.Equal(2, error.Line);
    }

    [Fact]
    public async Task AConstraintErrorIsNamedByItsLine()
    {
        var error = await FailToMigrateAsync(new()
        {
            { "0001_a", "CREATE TABLE a(x INTEGER NOT NULL);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (NULL);\n" },
        });

        Assert.Equal((MigrationErrorKind.ScriptFailed, 3), (error.Kind, error.Line));
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task ACancelledCallIsACancelledTaskAndNothingIsThrownBeforeIt()
    {
        await using var database = Database.Open();
        var run = new Migrator(database, new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x INTEGER);" } }.Build()).MigrateAsync(new CancellationToken(true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(run.IsCanceled);
        Assert.False(await Database.HasTableAsync("a"));
    }
}
