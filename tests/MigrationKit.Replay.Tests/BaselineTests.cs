using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay.Tests;

/// <summary>A set whose database is older than its migrations: baseline.sql makes the schema that was there.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string Old = "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n";

    private readonly TempFolder _folder = new();

    private string Cache => _folder["cache"];

    [Fact]
    public void TheFirstMigrationRunsOnWhatItMakes()
    {
        On(null, "ALTER TABLE users ADD COLUMN email TEXT;").Reports("0001_a.sql(1,13): error MK4001");
        On(Old, "ALTER TABLE users ADD COLUMN email TEXT;").ReportsNothing();
    }

    [Fact]
    public void ItsTablesHaveRowsWhenTheFirstMigrationRuns() =>
        On(Old, "ALTER TABLE users ADD COLUMN email TEXT NOT NULL;").Reports("0001_a.sql(1,41): error MK4002");

    [Fact]
    public void AnErrorInItStandsAtItsPlaceAndNothingElseIsRun()
    {
        var folder = On(Old + "CREATE INDEX i ON user (name);\n", "DROP TABLE nothing;");

        folder.Reports("baseline.sql(2,19): error MK4001");
        folder.Says("MK4001", "'baseline.sql' does not run: no such table: main.user", "no migration was run");
    }

    [Fact]
    public void TheSnapshotSaysWhatWasThereAndWhatTheMigrationsBrought()
    {
        var snapshot = On(Old, "ALTER TABLE users ADD COLUMN email TEXT; CREATE TABLE t (a);").WatchingTheSchema().Replay().Snapshot!;

        Assert.Contains("table t  -- 0001_a\n", snapshot, StringComparison.Ordinal);
        Assert.Contains(
            "table users  -- baseline\n  column id INTEGER PRIMARY KEY\n  column name TEXT NOT NULL\n  column email TEXT  -- 0001_a\n", snapshot, StringComparison.Ordinal);
        Assert.Matches("\nbaseline [0-9a-f]{64}\n\nmigrations\n  0001_a  additive\n$", snapshot);
    }

    [Fact]
    public void WhatTheFirstMigrationTakesAwayOfItIsReported()
    {
        On(Old, "DROP TABLE users;").WatchingTheSchema().Reports("0001_a.sql(1,1): warning MK5030");
        Assert.EndsWith("  0001_a  destructive\n", On(Old, "DROP TABLE users;").WatchingTheSchema().Replay().Snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAMigrationThereIsItsSchemaAlone() =>
        Assert.Contains("table users  -- baseline\n", ReplayedFolder.With(("baseline.sql", Old)).WatchingTheSchema().Replay().Snapshot, StringComparison.Ordinal);

    [Fact]
    public void ItIsNoMigrationAndNotLocked()
    {
        var set = On(Old, "ALTER TABLE users ADD COLUMN email TEXT;").Locked().Compile();

        Assert.Empty(set.Problems);
        Assert.Equal("0001_a", Assert.Single(set.Sequence.Migrations).Id);
        Assert.Equal("0001_a", Assert.Single(set.Sequence.LockFiles[0].Entries).Id);
        Assert.Equal("baseline.sql", set.Sequence.Baseline?.UpFile.Path);
        Assert.Null(ReplayedFolder.With(("old/baseline.sql", Old)).Compile().Sequence.Baseline);
    }

    [Fact]
    public void OfTwoSpellingsTheSameIsTakenAndTheOtherReported()
    {
        var (upper, lower) = (("Baseline.sql", Old), ("baseline.sql", "CREATE TABLE other (x);\n"));
        foreach (var set in new[] { ReplayedFolder.With(upper, lower).Compile(), ReplayedFolder.With(lower, upper).Compile() })
        {
            var problem = Assert.Single(set.Problems);
            Assert.Equal(("MK1003", "baseline.sql"), (problem.RuleId, problem.Path));
            Assert.Equal("Baseline.sql", set.Sequence.Baseline!.UpFile.Path);
        }
    }

    [Fact]
    public void ItsRowsAreThereForTheFirstMigration() =>
        On(Old + "INSERT INTO users VALUES (1, 'a'), (2, 'a');\n", "CREATE UNIQUE INDEX i ON users (name);").Reports("0001_a.sql(1,1): error MK4001");

    [Fact]
    public void AnEmptyOneIsReportedAndChangesNothing()
    {
        var folder = On("", "CREATE TABLE t (a);");

        Assert.Equal(("MK2011", "baseline.sql"), Assert.Single(folder.Compile().Problems.Select(problem => (problem.RuleId, problem.Path))));
        folder.ReportsNothing();
    }

    [Fact]
    public void EachEnvironmentBeginsWithIt()
    {
        var folder = On(Old, "-- migration:only production\nALTER TABLE users ADD COLUMN a;").And("0002_b.sql", "-- migration:only test\nALTER TABLE users ADD COLUMN b;")
            .And("0003_c.sql", "ALTER TABLE users ADD COLUMN c;").WatchingTheSchema();

        folder.ReportsNothing();
        Assert.Contains("  column c  -- 0003_c\n", folder.Replay().Snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLockedMigrationsAreTakenFromTheCacheOnlyBehindTheSameBaseline()
    {
        var first = Shipped(Old).Replay();
        var again = Shipped(Old).Committed(first.Snapshot).Replay();
        var other = Shipped(Old + "CREATE TABLE more (x);\n").Committed(first.Snapshot).Replay();
        var back = Shipped(Old).Committed(other.Snapshot).Replay();

        Assert.Equal((1, 0), (first.Executed, first.Cached));
        Assert.Equal((0, 1), (again.Executed, again.Cached));
        Assert.Equal((1, 0), (other.Executed, other.Cached));
        Assert.Equal((1, 0), (back.Executed, back.Cached));
        Assert.Equal(first.Snapshot, again.Snapshot);
        Assert.Equal(first.Snapshot, back.Snapshot);
        Assert.Contains("table more  -- baseline\n", other.Snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatALockedMigrationDoesIsJudgedAgainOnAnotherBaseline()
    {
        var before = Shipped(Old, "DROP TABLE IF EXISTS more;").Replay().Snapshot!;
        var after = Shipped(Old + "CREATE TABLE more (x);\n", "DROP TABLE IF EXISTS more;").Committed(before).Replay().Snapshot!;

        Assert.EndsWith("  0001_a  additive\n", before, StringComparison.Ordinal);
        Assert.EndsWith("  0001_a  destructive\n", after, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatADumpOfAShellHasAroundItRunsToo() =>
        On("-- migration:allow MK2012 as the shell writes it\nPRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n" + Old + "COMMIT;\n", "DROP TABLE users;").ReportsNothing();

    [Fact]
    public void AMigrationThatMakesWhatWasThereFails() =>
        Assert.Equal(ReplayFactKind.Fails, Assert.Single(On(Old, "CREATE TABLE users (x);").Replay().Facts).Kind);

    public void Dispose() => _folder.Dispose();

    private static ReplayedFolder On(string? baseline, string migration) => baseline is null
        ? ReplayedFolder.Script(migration)
        : ReplayedFolder.With(("0001_a.sql", migration), ("baseline.sql", baseline));

    private ReplayedFolder Shipped(string baseline, string migration = "ALTER TABLE users ADD COLUMN email TEXT;") =>
        On(baseline, migration).Locked().CachedIn(Cache).WatchingTheSchema();
}
