using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests;

public sealed class MigrationCompilerTests
{
    private static readonly SqlFile[] Shipped =
    [
        new("0001_initial.sql", "CREATE TABLE t(a);\nSELECT 1;\n"),
        new("0002_more.up.sql", "ALTER TABLE t ADD b;\n"),
        new("0002_more.down.sql", "ALTER TABLE t DROP COLUMN b;\n"),
    ];

    [Fact]
    public void FilesBecomeAnOrderedSetWithoutProblems()
    {
        var set = Compile(Shipped, []);
        Assert.Empty(set.Problems);
        Assert.Equal(["0001_initial", "0002_more"], set.Sequence.Migrations.Select(migration => migration.Id));
        Assert.Equal("e9d0271cd3db72f7f9d8e2ccff931539e0f7c3582096e804f8c3467dcf59c576", set.Sequence.Migrations[0].Up.Checksum);
        Assert.Equal(Shipped.Length, set.Files.Count);
    }

    [Theory]
    [InlineData("ALTER TABLE t ADD b TEXT;\n", "MK3101")]
    [InlineData("ALTER TABLE t ADD b; -- why\n", "MK3102")]
    public void AnEditOfALockedMigrationIsAProblemAtItsFile(string text, string rule)
    {
        var lockFile = new SqlFile("migrations.lock", LockFileWriter.Write(Compile(Shipped, []).Sequence));
        var edited = Shipped.Select(file => file.Path == "0002_more.up.sql" ? file with { Text = text } : file).ToArray();
        var problem = Assert.Single(Compile(edited, [lockFile]).Problems);
        Assert.Equal((rule, "0002_more.up.sql", 1), (problem.RuleId, problem.Path, problem.Range.StartLine));
    }

    [Fact]
    public void AnUnreadableNameIsAProblemAndNotPartOfTheSequence()
    {
        var set = Compile([.. Shipped, new("notes.sql", "SELECT 1;\n")], []);
        Assert.Equal(["notes.sql"], set.Problems.Select(problem => problem.Path));
        Assert.Equal(2, set.Sequence.Migrations.Count);
    }

    [Fact]
    public void FilesParsedBeforeGiveTheSameSet()
    {
        var whole = Compile(Shipped, []);
        Assert.Equal(whole, MigrationCompiler.Compile(whole.Source, whole.Files, EquatableArray<LockFile>.Empty));
    }

    private static CompiledSet Compile(SqlFile[] scripts, SqlFile[] locks) =>
        MigrationCompiler.Compile(new SetSource(
            "Migrations", scripts.ToEquatableArray(), null, locks.ToEquatableArray(), SqlDialect.Sqlite, IsContinuousIntegration: false));
}
