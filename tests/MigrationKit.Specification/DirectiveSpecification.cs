namespace MigrationKit.Specification;

/// <summary><c>require</c> before, <c>ensure</c> after, <c>timeout</c> for each statement.</summary>
public abstract class DirectiveSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private const string Endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n;";

    [Theory]
    [InlineData("SELECT 1 = 1")]
    [InlineData("SELECT count(*) = 1 FROM a;")]
    public async Task WhatIsRequiredAndTrueLetsTheScriptRun(string condition)
    {
        await MigrateAsync(new()
        {
            { "0001_a", "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);" },
            { "0002_b", $"-- migration:require {condition}\nCREATE TABLE b(x INTEGER);" },
        });

        Assert.True(await Database.HasTableAsync("b"));
    }

    [Theory]
    [InlineData("SELECT 1 = 0")]
    [InlineData("SELECT NULL")]
    [InlineData("SELECT x FROM a")]
    public async Task WhatIsRequiredAndNotTrueStopsTheRun(string condition)
    {
        var error = await FailToMigrateAsync(new()
        {
            { "0001_a", "CREATE TABLE a(x INTEGER);" },
            { "0002_b", $"CREATE TABLE b(x INTEGER);\n  -- migration:require {condition}\n" },
        });

        Assert.Equal(MigrationErrorKind.RequirementFailed, error.Kind);
        Assert.Equal(("0002_b", "0002_b.sql", 2, 3), (error.MigrationId, error.File, error.Line, error.Column));
        Assert.Contains(condition, error.Message, StringComparison.Ordinal);
        Assert.False(await Database.HasTableAsync("a"));
    }

    [Fact]
    public async Task RequirementsAreLookedAtBeforeTheFirstStatement()
    {
        await MigrateAsync(new() { { "0001_a", "CREATE TABLE a(x INTEGER);" } });
        await MigrateAsync(new()
        {
            { "0001_a", "CREATE TABLE a(x INTEGER);" },
            { "0002_b", "INSERT INTO a VALUES (1);\n-- migration:require SELECT count(*) = 0 FROM a\n" },
        });

        Assert.Equal("1", await CountAsync("a"));
    }

    [Fact]
    public async Task WhatIsEnsuredAndNotTrueRollsBack()
    {
        var error = await FailToMigrateAsync(new()
        {
            { "0001_a", "-- migration:ensure SELECT count(*) = 2 FROM a\nCREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);" },
        });

        Assert.Equal((MigrationErrorKind.EnsureFailed, 1), (error.Kind, error.Line));
        Assert.False(await Database.HasTableAsync("a"));
        Assert.Empty(await HistoryAsync());
    }

    [Fact]
    public async Task EnsuringLooksAtTheEnd()
    {
        await MigrateAsync(new()
        {
            { "0001_a", "-- migration:ensure SELECT count(*) = 1 FROM a\nCREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);" },
        });

        Assert.Equal("1", await CountAsync("a"));
    }

    [Fact]
    public async Task AConditionThatFailsToRunSaysWhere()
    {
        var error = await FailToMigrateAsync(new() { { "0001_a", "\n-- migration:require SELECT x FROM missing\nCREATE TABLE a(x INTEGER);" } });

        Assert.Equal(2, error.Line);
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStatementOverItsLimitIsStopped()
    {
        var error = await FailToMigrateAsync(new() { { "0001_a", $"-- migration:timeout 50ms\nCREATE TABLE a(x INTEGER);\n{Endless}" } });

        Assert.Equal((MigrationErrorKind.Timeout, 3), (error.Kind, error.Line));
        Assert.False(await Database.HasTableAsync("a"));
    }

    [Fact]
    public async Task TheOptionsLimitHoldsWhereTheScriptHasNone()
    {
        var error = await FailToMigrateAsync(
            new() { { "0001_a", Endless } }, new MigrationOptions { StatementTimeout = TimeSpan.FromMilliseconds(50) });

        Assert.Equal(MigrationErrorKind.Timeout, error.Kind);
    }

    [Fact]
    public async Task ARunningStatementCanBeCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new Callback(value => cancel.CancelAfter(TimeSpan.FromMilliseconds(50)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WithMigratorAsync(
            new() { { "0001_a", $"CREATE TABLE a(x INTEGER);\n{Endless}" } },
            new MigrationOptions { Progress = progress },
            migrator => migrator.MigrateAsync(cancel.Token)));
        Assert.False(await Database.HasTableAsync("a"));
    }
}
