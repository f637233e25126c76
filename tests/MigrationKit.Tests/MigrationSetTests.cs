using System.Text;
using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class MigrationSetTests
{
    private static MigrationSetBuilder Thousand()
    {
        var set = new MigrationSetBuilder();
        for (var i = 1; i <= 1000; i++)
        {
            set.Add(FormattableString.Invariant($"{i:0000}_m"), FormattableString.Invariant($"SELECT {i};"));
        }

        return set;
    }

    [Fact]
    public void AThousandMigrationsListInOrderWithoutTheirChunks()
    {
        var builder = Thousand();
        var set = builder.Build();

        Assert.Equal(Enumerable.Range(1, 1000), set.Select(migration => migration.Ordinal));
        Assert.Equal(set.Ids, set.Select(migration => migration.Id));
        Assert.Equal("1000_m", set.Ids[999]);
        Assert.Same(set[999], set.Find("1000_m"));
        Assert.Null(set.Find("1001_m"));
        Assert.Equal(0, builder.ManifestReads);
    }

    [Fact]
    public void EachChunkIsReadOnceAndOnlyWhenItIsNeeded()
    {
        var builder = Thousand();
        var set = builder.Build();

        Assert.Equal("SELECT 1000;", set[999].Up.GetText());
        Assert.Equal(1, builder.ManifestReads);
        Assert.All(set, migration => Assert.Equal($"SELECT {migration.Version};", migration.Up.GetText()));
        Assert.Equal(16, builder.ManifestReads);
    }

    [Fact]
    public void ThreadsThatListASetAtOnceSeeTheSameMigrations()
    {
        var set = Thousand().Build();
        var seen = new Migration[8];
        Parallel.For(0, seen.Length, i => seen[i] = set[500]);

        Assert.All(seen, migration => Assert.Same(set[500], migration));
    }

    [Fact]
    public async Task AThousandMigrationsAreAppliedOneByOneAndTheChainIsRight()
    {
        var database = new FakeDatabase();
        var set = Thousand().Build();
        var report = await new Migrator(database, set, new MigrationOptions { TransactionMode = TransactionMode.PerMigration }).MigrateAsync();

        Assert.Equal(1000, report.Transactions);
        Assert.Equal(set.ChainHead, report.ToChainHead);
        Assert.Equal(1000, (await new Migrator(database, set).StatusAsync()).Migrations.Count(entry => entry.State == MigrationState.Applied));
    }

    [Fact]
    public void EveryFieldOfAManifestIsRead()
    {
        const string sql = "-- ünï\n\n  -- migration:timeout 30s\nBEGIN;\nSELECT 'a|b\\c\td';\n-- migration:step Fill\nCOMMIT;\n-- migration:ensure SELECT 'x|y\\n'\n";
        var set = new MigrationSetBuilder("s")
        {
            new MigrationSource(
                "0012_tab\tpipe|back\\slash",
                new ScriptSource(sql)
                {
                    Transaction = ScriptTransaction.Reenters, ForeignKeysOff = true, OutsideReason = "a|b", LeftOut = ["BEGIN", "COMMIT"], Statements = 3, FirstLine = 5,
                },
                new ScriptSource("SELECT -1;")) { Impact = "destructive" },
            new MigrationSource("R__r", "SELECT 1;"),
        }.Build();
        var migration = set[0];

        Assert.Equal(("0012_tab\tpipe|back\\slash", "12", MigrationKind.Versioned), (migration.Id, migration.Version, migration.Kind));
        Assert.Equal((MigrationImpact.Destructive, MigrationSource.Sha256(sql), 1), (migration.Impact, migration.Checksum, migration.Ordinal));
        Assert.Equal(("0012_tab\tpipe|back\\slash.sql", 5, sql), (migration.Up.File, migration.Up.FirstLine, migration.Up.GetText()));
        Assert.Equal((ScriptTransaction.Reenters, true, "a|b", 3), (migration.Up.Transaction, migration.Up.ForeignKeysOff, migration.Up.OutsideReason, migration.Up.StatementCount));
        Assert.Equal(["BEGIN", "COMMIT"], migration.Up.LeftOut.Select(at => Encoding.UTF8.GetString(migration.Up.Utf8[at..]).Split(';')[0]));
        Assert.Equal(
            [
                new MigrationDirective("timeout", "30s", 12, 7, 3),
                new MigrationDirective("step", "Fill", 62, 10, 1),
                new MigrationDirective("ensure", "SELECT 'x|y\\n'", 93, 12, 1),
            ],
            migration.Up.Directives);
        Assert.Equal((7, 3), migration.Up.GetPosition(12));
        Assert.Equal((5, 7), migration.Up.GetPosition(8));
        Assert.Equal("SELECT -1;", migration.Down!.GetText());
        Assert.Equal((MigrationKind.Repeatable, null, null, 2), (set[1].Kind, set[1].Version, set[1].Down, set[1].Ordinal));
    }

    [Fact]
    public void AManifestThatIsTooShortIsSaidToBe()
    {
        var set = new MigrationSet("s", ChainHead.Empty, 2, "\u00060001_x", static (_, _) => default);
        var one = new MigrationSet("s", ChainHead.Empty, 1, "\u00060001_x", static (_, _) => default);

        Assert.Contains("'s' has no line for migration 2", Assert.Throws<InvalidOperationException>(() => set[0]).Message, StringComparison.Ordinal);
        Assert.Contains("'s' has no line for migration 1", Assert.Throws<InvalidOperationException>(() => one[0].Checksum).Message, StringComparison.Ordinal);
    }
}
