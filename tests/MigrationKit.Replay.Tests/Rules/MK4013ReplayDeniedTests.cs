namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4013ReplayDeniedTests
{
    [Fact]
    public void AttachIsDenied() =>
        ReplayedFolder.Script("ATTACH 'x.db' AS x;").Reports("0001_a.sql(1,1): error MK4013");

    [Fact]
    public void AComputedPathIsDenied() =>
        ReplayedFolder.Script("ATTACH 'x' || '.db' AS x;").Says("MK4013", "a computed path");

    [Fact]
    public void VacuumIntoIsDenied() =>
        ReplayedFolder.Script("VACUUM INTO 'x.db';").Says("MK4013", "x.db");

    [Fact]
    public void LoadingAnExtensionIsDenied() =>
        ReplayedFolder.Script("SELECT load_extension('x');").ReportsOnly("MK4013");

    [Fact]
    public void ATemporaryDirectoryIsDenied() =>
        ReplayedFolder.Script("PRAGMA temp_store_directory = '/';").ReportsOnly("MK4013");

    [Fact]
    public void APlainVacuumIsNot() =>
        ReplayedFolder.Script("VACUUM;").ReportsNothing();

    [Fact]
    public void ADatabaseInMemoryIsNot() =>
        ReplayedFolder.Script("ATTACH ':memory:' AS x; CREATE TABLE x.a (b);").ReportsNothing();
}
