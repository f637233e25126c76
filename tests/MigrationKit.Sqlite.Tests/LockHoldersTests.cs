using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Tests;

/// <summary>Who is named as having a database open. That others are is with the checks and the restores that refuse because of them.</summary>
public sealed class LockHoldersTests
{
    [Theory]
    [InlineData("11161 (.NET TP Worker) R 900 900 1 0 -1 4194368 5 0 0 0", 900, true)]
    [InlineData("11161 (a) b (c) D 900 900 1 0 -1 64 5 0 0 0", 900, true)]
    [InlineData("11161 (app) S 900 900 1 0 -1 4194304 5 0 0 0", 900, false)]
    [InlineData("11161 (app) S 901 900 1 0 -1 4194368 5 0 0 0", 900, false)]
    [InlineData("11161 (app) S 900", 900, false)]
    [InlineData("", 900, false)]
    public void AProcessThatThisOneIsJustStartingIsNone(string stat, int parent, bool expected) =>
        Assert.Equal(expected, LockHolders.IsBeingStarted(stat, parent));
}
