using MigrationKit.Generator.Tests.Support;

namespace MigrationKit.Generator.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void AScriptBecomesASet()
    {
        var project = new TestProject().With("Migrations/0001_initial.sql", "-- First & foremost\nCREATE TABLE t(a);\n").Generate();
        foreach (var (name, text) in project.Files) { Console.WriteLine(name + "\n" + text); }
        var set = project.LoadSet();
        Assert.Equal("0001_initial", Assert.Single(set).Id);
    }
}
