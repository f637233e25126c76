using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

/// <summary>A folder is written 'path=SQL …'; without '=' the SQL is the path. The shipped folder is locked, the present one compared.</summary>
public sealed class LockComparisonTests
{
    [Fact]
    public void AnUntouchedFolderAndOneWithNewMigrationsAtTheEndHaveNoDifference()
    {
        AssertDifferences("1_a.sql 2_b.sql", "1_a.sql 2_b.sql");
        AssertDifferences("1_a.sql 2_b.sql", "1_a.sql 2_b.sql 3_c.sql 4_d.sql R__v.sql");
        AssertDifferences("", "1_a.sql");
    }

    [Fact]
    public void OtherSqlIsAnEdit() => AssertDifferences("1_a.sql 2_b.sql=SELECT·1", "1_a.sql 2_b.sql=SELECT·2", "SqlEdited 2_b at 2_b.sql:1");

    [Fact]
    public void OtherCommentsAreAnEditOfTheLook() =>
        AssertDifferences("1_a.sql 2_b.sql=SELECT·1", "1_a.sql 2_b.sql=SELECT·1·--·why", "LookEdited 2_b at 2_b.sql:1");

    [Fact]
    public void AnEditNamesBothChecksums()
    {
        var difference = Assert.Single(Compare("1_a.sql=x", "1_a.sql=y").LockDifferences);
        Assert.Equal((SetOf.Hash("x\n"), SetOf.Hash("y\n"), "migrations.lock"), (difference.Expected, difference.Found, difference.LockPath));
    }

    [Fact]
    public void ADirectiveThatMakesALockedMigrationRepeatableIsAnEdit() =>
        AssertDifferences("1_a.sql=x 2_b.sql", "1_a.sql=--·migration:repeatable|x 2_b.sql", "SqlEdited 1_a at 1_a.sql:1");

    [Fact]
    public void ADeletedMigrationIsMissingAtItsLineOfTheLock() =>
        AssertDifferences("1_a.sql 2_b.sql 3_c.sql", "1_a.sql 3_c.sql", "Missing 2_b at migrations.lock:3");

    [Fact]
    public void ARenamedMigrationIsNeitherMissingNorInserted() =>
        AssertDifferences("1_a.sql=x 2_b.sql", "1_z.sql=x 2_b.sql", "Renamed 1_a at 1_z.sql:1 (1_z)");

    [Fact]
    public void ARenamedAndReformattedMigrationIsRenamed() =>
        AssertDifferences("1_a.sql=x 2_b.sql", "1_z.sql=x·--·c 2_b.sql", "Renamed 1_a at 1_z.sql:1 (1_z)");

    [Fact]
    public void ARenamingThatMovesIsNotAlsoReordered() =>
        AssertDifferences("1_a.sql=x 2_b.sql", "2_b.sql 3_a.sql=x 4_new.sql", "Renamed 1_a at 3_a.sql:1 (3_a)");

    [Fact]
    public void TwoRenamedTwinsStayTwo() =>
        AssertDifferences("1_a.sql=x 2_b.sql=x 3_c.sql", "1_y.sql=x 2_z.sql=x 3_c.sql", "Renamed 1_a at 1_y.sql:1 (1_y)", "Renamed 2_b at 2_z.sql:1 (2_z)");

    [Fact]
    public void TheTwinOfTheSameTextIsTheRenamedOne() =>
        AssertDifferences(
            "1_a.sql=x 2_b.sql=x·--·c 9_z.sql",
            "1_p.sql=x·--·c 2_q.sql=x 9_z.sql",
            "Renamed 1_a at 2_q.sql:1 (2_q)", "Renamed 2_b at 1_p.sql:1 (1_p)");

    [Fact]
    public void ALockedCopyIsNoNewName() =>
        AssertDifferences("1_a.sql=x 2_b.sql=x", "2_b.sql=x", "Missing 1_a at migrations.lock:2");

    [Fact]
    public void ANewMigrationInFrontOfALockedOneIsInserted() =>
        AssertDifferences("1_a.sql 3_c.sql", "1_a.sql 2_b.sql 3_c.sql 4_d.sql", "InsertedBefore 2_b at 2_b.sql:1 (3_c)");

    [Fact]
    public void SeveralInsertedOnesNameTheNextLockedBehindThem() =>
        AssertDifferences(
            "2_a.sql 4_b.sql",
            "0_x.sql 1_y.sql 2_a.sql 3_z.sql 4_b.sql",
            "InsertedBefore 0_x at 0_x.sql:1 (2_a)", "InsertedBefore 1_y at 1_y.sql:1 (2_a)", "InsertedBefore 3_z at 3_z.sql:1 (4_b)");

    [Fact]
    public void AnInsertionBeforeARenamedMigrationIsSeenAtOnce() =>
        AssertDifferences("1_a.sql 3_c.sql=x", "1_a.sql 2_b.sql 3_z.sql=x", "Renamed 3_c at 3_z.sql:1 (3_z)", "InsertedBefore 2_b at 2_b.sql:1 (3_z)");

    [Theory]
    [InlineData("b a c d", "1_a after 2_b")]
    [InlineData("b c d a", "1_a after 4_d")]
    [InlineData("d a b c", "1_a after 4_d")]
    [InlineData("a c b d", "2_b after 3_c")]
    [InlineData("b a d c", "1_a after 2_b, 3_c after 4_d")]
    [InlineData("d b c a", "2_b after 4_d, 1_a after 4_d")]
    [InlineData("a b c d", "")]
    public void OneMoveIsOneDifferenceThatNamesWhatTheMigrationNowComesAfter(string order, string expected)
    {
        var shipped = Files("1_a.sql 2_b.sql 3_c.sql 4_d.sql");
        var tags = order.Split(' ').Select(letter => shipped.Select(file => file.Name!.Id).Single(id => id.EndsWith(letter, StringComparison.Ordinal)));
        var sequence = SetOf.Sequence(shipped, Journal(tags), Lock(SetOf.Sequence(shipped)));
        Assert.All(sequence.LockDifferences, difference => Assert.Equal(LockDifferenceKind.Reordered, difference.Kind));
        Assert.Equal(expected, string.Join(", ", sequence.LockDifferences.Select(difference => $"{difference.Id} after {difference.Other}")));
    }

    [Fact]
    public void AMovedMigrationDoesNotMakeNewOnesLookInserted()
    {
        var shipped = Files("1_a.sql 2_b.sql");
        var sequence = SetOf.Sequence(
            [.. shipped, SetOf.File("3_c.sql", "c\n")], Journal(["2_b", "3_c", "1_a"]), Lock(SetOf.Sequence(shipped)));
        Assert.Equal(["Reordered 1_a at 1_a.sql:1 (2_b)"], sequence.LockDifferences.Select(Show));
    }

    [Fact]
    public void ARenamedMigrationIsNotBlamedForAMoveOfAnother()
    {
        var shipped = Files("1_a.sql=x 2_b.sql 3_c.sql");
        var sequence = SetOf.Sequence(
            Files("1_z.sql=x 2_b.sql 3_c.sql"), Journal(["3_c", "1_z", "2_b"]), Lock(SetOf.Sequence(shipped)));
        Assert.Equal(["Renamed 1_a at 1_z.sql:1 (1_z)", "Reordered 2_b at 2_b.sql:1 (3_c)"], sequence.LockDifferences.Select(Show));
    }

    [Fact]
    public void SeveralCausesAreSeveralDifferencesInOrder() =>
        AssertDifferences(
            "1_a.sql=x 2_b.sql=y 3_c.sql=z 4_d.sql 6_f.sql=w",
            "1_a.sql=xx 2_b.sql=y·--·c 3_z.sql=z 5_new.sql 6_f.sql=w 7_new.sql",
            "SqlEdited 1_a at 1_a.sql:1",
            "LookEdited 2_b at 2_b.sql:1",
            "Renamed 3_c at 3_z.sql:1 (3_z)",
            "Missing 4_d at migrations.lock:5",
            "InsertedBefore 5_new at 5_new.sql:1 (6_f)");

    [Fact]
    public void LockedMigrationsAreMarked() =>
        Assert.Equal([true, true, false], Compare("1_a.sql 2_b.sql", "1_a.sql 2_b.sql 3_c.sql").Migrations.Select(migration => migration.IsLocked));

    [Fact]
    public void AnEnvironmentThatLagsBehindIsFine() =>
        Assert.Empty(Compare("1_a.sql", "1_a.sql 2_b.sql 3_c.sql", "migrations.production.lock").LockDifferences);

    [Fact]
    public void WhatAnEnvironmentHasNotHadMayNotStandBeforeWhatItHas() =>
        Assert.Equal(
            ["InsertedBefore 2_b at 2_b.sql:1 (3_c)"],
            Compare("1_a.sql 3_c.sql", "1_a.sql 2_b.sql 3_c.sql", "migrations.production.lock").LockDifferences.Select(Show));

    [Fact]
    public void AnEnvironmentsOrderIsWhatHappenedAndNoDifference()
    {
        var shipped = SetOf.Sequence(Files("1_a.sql 2_b.sql 3_c.sql"), Journal(["1_a", "3_c", "2_b"]));
        var text = LockFileWriter.Write(shipped);
        Assert.Empty(SetOf.Sequence(Files("1_a.sql 2_b.sql 3_c.sql"), null, new SqlFile("migrations.live.lock", text)).LockDifferences);
        Assert.Single(SetOf.Sequence(Files("1_a.sql 2_b.sql 3_c.sql"), null, new SqlFile("migrations.lock", text)).LockDifferences);
    }

    [Fact]
    public void EachLockFileIsComparedForItself()
    {
        var shipped = Lock(SetOf.Sequence(Files("1_a.sql=x 2_b.sql")));
        var live = Lock(SetOf.Sequence(Files("1_a.sql=x")), "migrations.live.lock");
        var sequence = SetOf.Sequence(Files("1_a.sql=y 2_b.sql"), null, shipped, live);
        Assert.Equal(["migrations.live.lock", "migrations.lock"], sequence.LockDifferences.Select(difference => difference.LockPath));
        Assert.Equal(["live", ""], sequence.LockFiles.Select(file => file.Environment));
    }

    [Fact]
    public void ALockThatIsNotWholeIsNotCompared()
    {
        var broken = Lock(SetOf.Sequence(Files("1_a.sql 2_b.sql")));
        broken = broken with { Text = broken.Text.Replace("1_a  ", "1_a? ", StringComparison.Ordinal).Replace("2_b  ", "2 b  ", StringComparison.Ordinal) };
        var sequence = SetOf.Sequence(Files("1_a.sql=z 2_b.sql"), null, broken);
        Assert.Empty(sequence.LockDifferences);
        Assert.Single(Assert.Single(sequence.LockFiles).Faults);
    }

    [Fact]
    public void AChainThatDoesNotFitStillComparesItsLines()
    {
        var tampered = Lock(SetOf.Sequence(Files("1_a.sql=x")));
        tampered = tampered with { Text = tampered.Text.Replace(SetOf.Hash("x\n") + "  ", SetOf.Hash("other") + "  ", StringComparison.Ordinal) };
        var sequence = SetOf.Sequence(Files("1_a.sql=x"), null, tampered);
        Assert.Single(sequence.LockFiles[0].Faults);
        Assert.Single(sequence.LockDifferences);
    }

    private static void AssertDifferences(string shipped, string present, params string[] expected) =>
        Assert.Equal(expected, Compare(shipped, present).LockDifferences.Select(Show));

    private static MigrationSequence Compare(string shipped, string present, string lockPath = "migrations.lock") =>
        SetOf.Sequence(Files(present), null, Lock(SetOf.Sequence(Files(shipped)), lockPath));

    private static SqlFile Lock(MigrationSequence sequence, string path = "migrations.lock") => new(path, LockFileWriter.Write(sequence));

    private static List<ParsedFile> Files(string folder) =>
        [.. folder.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(file =>
        {
            var (path, text) = file.Split('=') is [var first, var second] ? (first, second) : (file, file);
            return SetOf.File(path, text.Replace('·', ' ').Replace('|', '\n') + "\n");
        })];

    private static string Journal(IEnumerable<string> tags) =>
        "{\"entries\":[" + string.Join(",", tags.Select(tag => $"{{\"idx\":0,\"when\":0,\"tag\":\"{tag}\"}}")) + "]}";

    private static string Show(LockDifference difference) =>
        $"{difference.Kind} {difference.Id} at {difference.Path}:{difference.Line}{(difference.Other.Length > 0 ? $" ({difference.Other})" : "")}";
}
