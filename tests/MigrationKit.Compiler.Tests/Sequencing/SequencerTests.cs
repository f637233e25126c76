using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

public sealed class SequencerTests
{
    [Fact]
    public void VersionsOrderAsNumbersAndRepeatablesFollowById()
    {
        var sequence = SetOf.Paths("V10__c.sql", "R__b.sql", "V2__b.sql", "R__a.sql", "V1__a.sql");
        Assert.Equal(["V1__a", "V2__b", "V10__c", "R__a", "R__b"], Ids(sequence));
        Assert.Equal([1, 2, 3, 4, 5], sequence.Migrations.Select(migration => migration.Ordinal));
    }

    [Fact]
    public void UpAndDownFilesMakeOneMigration()
    {
        var migration = Assert.Single(SetOf.Paths("0001_x.down.sql", "0001_x_up.sql").Migrations);
        Assert.Equal(("0001_x_up.sql", "0001_x.down.sql"), (migration.UpFile.Path, migration.DownFile!.Path));
        Assert.NotNull(migration.Down);
    }

    [Fact]
    public void ADownSectionStandsInTheUpFile()
    {
        var sequence = SetOf.Sequence([SetOf.File("0001_x.sql", "CREATE TABLE t(a);\n-- migration:down\nDROP TABLE t;\n")]);
        var migration = Assert.Single(sequence.Migrations);
        Assert.Equal(("0001_x.sql", "DROP TABLE t;\n"), (migration.DownFile!.Path, migration.Down!.Text));
    }

    [Fact]
    public void ADownFileBesideADownSectionIsADuplicate()
    {
        var sequence = SetOf.Sequence(
        [
            SetOf.File("0001_x.sql", "CREATE TABLE t(a);\n-- migration:down\nDROP TABLE t;\n"),
            SetOf.File("0001_x.down.sql", "DROP TABLE t;\n"),
        ]);
        AssertFacts(sequence, new SequenceFact(SequenceFactKind.DuplicateId, "0001_x.down.sql", "0001_x", "0001_x.sql"));
        Assert.Equal("0001_x.sql", sequence.Migrations[0].DownFile!.Path);
    }

    [Fact]
    public void ADirectiveMakesAMigrationRepeatable()
    {
        var sequence = SetOf.Sequence([SetOf.File("0001_view.sql", "-- migration:repeatable\nSELECT 1;\n"), SetOf.File("0002_x.sql", "SELECT 2;\n")]);
        Assert.Equal(["0002_x", "0001_view"], Ids(sequence));
        Assert.Null(sequence.Migrations[1].Name.Version);
    }

    [Fact]
    public void TwoFilesOfOneVersionRunByNameAndAreReportedOnTheLater()
    {
        var sequence = SetOf.Paths("002_b_x.sql", "002_a_x.sql", "001_init.sql");
        Assert.Equal(["001_init", "002_a_x", "002_b_x"], Ids(sequence));
        AssertFacts(sequence, new SequenceFact(SequenceFactKind.DuplicateVersion, "002_b_x.sql", "2", "002_a_x.sql"));
    }

    [Fact]
    public void TheSameIdTwiceIsReportedOnTheLaterFileAndTheFirstCounts()
    {
        var sequence = SetOf.Paths("b/0001_x.sql", "a/0001_x.sql");
        AssertFacts(sequence, new SequenceFact(SequenceFactKind.DuplicateId, "b/0001_x.sql", "0001_x", "a/0001_x.sql"));
        Assert.Equal("a/0001_x.sql", Assert.Single(sequence.Migrations).UpFile.Path);
    }

    [Fact]
    public void TheSameDownTwiceIsReported() =>
        AssertFacts(
            SetOf.Paths("0001_x.up.sql", "0001_x.down.sql", "0001_x_down.sql"),
            new SequenceFact(SequenceFactKind.DuplicateId, "0001_x_down.sql", "0001_x", "0001_x.down.sql"));

    [Fact]
    public void IdsThatDifferOnlyInCaseAreReportedOnceAndNotAsOneVersion() =>
        AssertFacts(
            SetOf.Paths("0001_x.sql", "0001_X.sql"),
            new SequenceFact(SequenceFactKind.IdsDifferOnlyInCase, "0001_x.sql", "0001_x", "0001_X.sql"));

    [Fact]
    public void ADownOfAnotherNameDoesNotPairAndNamesTheUpOfItsVersion()
    {
        var sequence = SetOf.Paths("0026_drop_job_id.up.sql", "0026_drop_join_id.down.sql");
        AssertFacts(sequence, new SequenceFact(
            SequenceFactKind.DownWithoutUp, "0026_drop_join_id.down.sql", "0026_drop_join_id", "0026_drop_job_id"));
        Assert.Null(sequence.Migrations[0].Down);
    }

    [Fact]
    public void ADownBetweenTwoUpsOfItsVersionNamesNeither() =>
        Assert.Contains(
            new SequenceFact(SequenceFactKind.DownWithoutUp, "01_c.down.sql", "01_c", ""),
            SetOf.Paths("01_a.sql", "01_b.sql", "01_c.down.sql").Facts);

    [Fact]
    public void AnUndoScriptPairsWithItsVersion()
    {
        var sequence = SetOf.Paths("V1__x.sql", "U1__x.sql");
        AssertFacts(sequence);
        Assert.Equal("U1__x.sql", Assert.Single(sequence.Migrations).DownFile!.Path);
    }

    [Fact]
    public void FilesWithoutAReadableNameAreLeftOut() => Assert.Equal(["0001_x"], Ids(SetOf.Paths("FullSchema.sql", "0001_x.sql")));

    [Fact]
    public void AnEmptySetIsEmpty()
    {
        var sequence = SetOf.Paths();
        Assert.Empty(sequence.Migrations);
        Assert.Equal(new string('0', 64), sequence.ChainHead);
    }

    [Fact]
    public void ADirectoryOfMixedStylesIsOneOrder()
    {
        var sequence = SetOf.Paths("001_a.sql", "V2__b.sql", "3_c/up.sql", "3_c/down.sql", "Script0004 - d.sql", "5.sql", "2024-01-31-120000_f.sql");
        Assert.Equal(["001_a", "V2__b", "3_c", "Script0004 - d", "5", "2024-01-31-120000_f"], Ids(sequence));
        AssertFacts(sequence);
    }

    private static IEnumerable<string> Ids(MigrationSequence sequence) => sequence.Migrations.Select(migration => migration.Id);

    private static void AssertFacts(MigrationSequence sequence, params SequenceFact[] facts) => Assert.Equal(facts, sequence.Facts);
}
