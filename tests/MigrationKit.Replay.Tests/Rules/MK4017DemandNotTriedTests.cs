using System.Globalization;

namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4017DemandNotTriedTests
{
    [Fact]
    public void APartialIndexWithoutAFittingRowIsNamedAtItsName()
    {
        var folder = On("CREATE UNIQUE INDEX i ON t (a)\n  WHERE a GLOB 'Q[0-9]Z*';");

        folder.Reports("0002_b.sql(1,21): warning MK4017");
        folder.Says("MK4017", "UNIQUE index 'i' on 't'", "no values were found with which its WHERE is true");
    }

    [Theory]
    [InlineData("rowid = 5")]
    [InlineData("a || b || c || d || e GLOB 'Q[0-9]Z*'")]
    [InlineData("length(c1 || c2 || c3 || c4 || c5 || c6 || c7 || c8 || c9 || c10 || c11 || c12 || c13 || c14 || c15 || c16 || c17) = 1")]
    [InlineData("a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL AND d IS NOT NULL AND e GLOB 'Q[0-9]Z*'")]
    public void SoIsOneThatCannotBeAsked(string where) => On($"CREATE UNIQUE INDEX i ON t (a) WHERE {where};").ReportsOnly("MK4017");

    [Fact]
    public void ARowThatTheTableRefusesIsGivenAsTheReason() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT CHECK (b < 5000));"), ("0002_b.sql", "CREATE UNIQUE INDEX i ON t (a) WHERE b = 6000;"))
            .Says("MK4017", "CHECK constraint failed");

    [Fact]
    public void AnAllowanceSilencesIt() => On("-- migration:allow MK4017 spare parts are few\nCREATE UNIQUE INDEX i ON t (a) WHERE a GLOB 'Q[0-9]Z*';").ReportsNothing();

    [Fact]
    public void WhatHasShippedIsNotTriedOnRows() => On("CREATE UNIQUE INDEX i ON t (a) WHERE a GLOB 'Q[0-9]Z*';").Locked().ReportsNothing();

    [Fact]
    public void AHundredDemandsAreTriedAndTheRestIsNamed()
    {
        var columns = Enumerable.Range(1, 102).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}")).ToList();
        var lines = ReplayedFolder.With(
            ("0001_a.sql", $"CREATE TABLE t ({string.Join(", ", columns)});"),
            ("0002_b.sql", string.Concat(columns.Select(column => $"CREATE UNIQUE INDEX i_{column} ON t ({column});\n")))).Text().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(100, lines.Count(line => line.Contains(" MK4014: ", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains("more than 100 things", StringComparison.Ordinal)));
    }

    private static ReplayedFolder On(string sql) =>
        ReplayedFolder.With(("0001_a.sql", $"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, {string.Join(", ", Enumerable.Range(1, 17).Select(i => $"c{i} TEXT"))});"), ("0002_b.sql", sql));
}
