namespace Conventions.Tests;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snapshot").FullName;

    private string Verified => Path.Combine(_folder, "a.verified.txt");

    private string Received => Path.Combine(_folder, "a.received.txt");

    [Fact]
    public void AnotherTextFailsAndIsLeftToBeCompared()
    {
        File.WriteAllText(Verified, "old\n");

        Assert.ThrowsAny<Exception>(() => Snapshot.Match(Verified, "new\n", accept: false));

        Assert.Equal(("old\n", "new\n"), (File.ReadAllText(Verified), File.ReadAllText(Received)));
    }

    [Fact]
    public void ATextThatWasNeverAcceptedFails() =>
        Assert.ThrowsAny<Exception>(() => Snapshot.Match(Verified, "", accept: false));

    [Fact]
    public void TheSameTextPassesAndClearsWhatWasLeft()
    {
        File.WriteAllText(Verified, "same\n");
        File.WriteAllText(Received, "other\n");

        Snapshot.Match(Verified, "same\n", accept: false);

        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void AcceptingWritesTheText()
    {
        Snapshot.Match(Verified, "new\n", accept: true);

        Assert.Equal("new\n", File.ReadAllText(Verified));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
