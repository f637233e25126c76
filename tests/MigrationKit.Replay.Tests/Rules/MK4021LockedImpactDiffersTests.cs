namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4021LockedImpactDiffersTests
{
    private static readonly string Accepted = Path.Combine(RepositoryRoot.Path, "tests/MigrationKit.Replay.Tests/Rules/Lock/problems.verified.txt");

    private static readonly ReplayedFolder Dropped =
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (x);"), ("0002_b.sql", "DROP TABLE t;")).WatchingTheSchema();

    [Fact]
    public void AnotherImpactIsReportedAtTheLine()
    {
        var folder = Dropped.Locked("additive", "additive");

        folder.Reports("migrations.lock(3,1): error MK4021");
        Snapshot.Match(Accepted, folder.Text());
    }

    [Fact]
    public void AWorseOneIsToo() => Dropped.Locked("breaking", "destructive").Reports("migrations.lock(2,1): error MK4021");

    [Fact]
    public void TheSameIsNot() => Dropped.Locked("additive", "destructive").ReportsNothing();

    [Fact]
    public void OneThatIsNotKnownIsNot() => Dropped.Locked("additive", "unknown").ReportsNothing();

    [Fact]
    public void WhereNothingIsComparedItIsNot() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (x);"), ("0002_b.sql", "DROP TABLE t;")).Locked("additive", "additive").ReportsNothing();

    [Fact]
    public void ASnapshotThatTellsTheSameLieDoesNotHideIt()
    {
        var snapshot = Dropped.Replay().Snapshot!;

        Dropped.Locked("additive", "additive").Committed(snapshot).Reports("migrations.lock(3,1): error MK4021");
        Dropped.Locked("additive", "destructive").Committed(snapshot.Replace("destructive", "additive", StringComparison.Ordinal)).ReportsNothing();
    }
}
