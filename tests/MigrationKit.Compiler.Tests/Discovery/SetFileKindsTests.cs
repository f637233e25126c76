using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Tests.Discovery;

public sealed class SetFileKindsTests
{
    [Theory]
    [InlineData("0001_x.sql", SetFileKind.Script)]
    [InlineData("Migrations/1.SQM", SetFileKind.Script)]
    [InlineData("migrations.lock", SetFileKind.LockFile)]
    [InlineData(@"Migrations\migrations.production.lock", SetFileKind.LockFile)]
    [InlineData("packages.lock", SetFileKind.Other)]
    [InlineData("migrations..lock", SetFileKind.Other)]
    [InlineData("meta/_journal.json", SetFileKind.Journal)]
    [InlineData(@"Migrations\meta\_journal.json", SetFileKind.Journal)]
    [InlineData("_journal.json", SetFileKind.Other)]
    [InlineData("meta/0000_snapshot.json", SetFileKind.Other)]
    [InlineData("schema.snapshot", SetFileKind.Snapshot)]
    [InlineData("README.md", SetFileKind.Other)]
    internal void APathSaysWhatAFileIsFor(string path, SetFileKind kind) => Assert.Equal(kind, SetFileKinds.Of(path));

    [Theory]
    [InlineData("migrations.lock", "")]
    [InlineData("migrations.production.lock", "production")]
    [InlineData("migrations.eu.west.lock", "eu.west")]
    public void ALockFileNamesItsEnvironment(string name, string environment)
    {
        Assert.Equal(environment, LockFileName.EnvironmentOf("a/" + name));
        Assert.Equal(name, LockFileName.Of(environment));
    }
}
