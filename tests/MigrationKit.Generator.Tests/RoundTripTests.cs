using System.Text;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Generator.Tests.Support;

namespace MigrationKit.Generator.Tests;

/// <summary>What the generator writes is what the runtime reads: every field, and every character of the scripts.</summary>
public sealed class RoundTripTests
{
    private const string Fancy = "-- migration:timeout 30s\n-- migration:require SELECT 'a|b\\' <> '\t'\nPRAGMA foreign_keys = OFF;\nBEGIN;\n"
        + "CREATE TABLE t(a);\n-- migration:ensure SELECT 1 = 1\nCOMMIT;\nPRAGMA foreign_keys = ON;\n";

    [Fact]
    public void EveryFieldOfASetComesBack()
    {
        var project = new TestProject()
            .With("Migrations/0001_a.sql", Fancy)
            .With("Migrations/0002_b.up.sql", "CREATE TABLE \"ü|\\\"(a); -- ü\nINSERT INTO \"ü|\\\" VALUES ('€');")
            .With("Migrations/0002_b.down.sql", "-- migration:timeout 1s\nDROP TABLE \"ü|\\\";")
            .With("Migrations/0003_c.sql", "CREATE TABLE c(a);\n-- migration:down\nDROP TABLE c;\n")
            .With("Migrations/0004_d.sql", "VACUUM;")
            .With("Migrations/R__view.sql", "SELECT 1;");

        AssertIsWhatWasSequenced(Sequence(project), project.Generate().LoadSet());
    }

    [Fact]
    public void SeveralChunksComeBack()
    {
        var project = new TestProject();
        for (var i = 1; i <= 130; i++)
        {
            project.With($"Migrations/{i:d4}_x.sql", $"CREATE TABLE t{i}(a); -- {new string('ü', i)}\n");
        }

        var generated = project.Generate();

        Assert.Equal(
            ["Migrations/0001-0064.g.cs", "Migrations/0065-0128.g.cs", "Migrations/0129-0192.g.cs", "Migrations/Set.g.cs"],
            generated.Files.Keys.Order(StringComparer.Ordinal));
        AssertIsWhatWasSequenced(Sequence(project), generated.LoadSet());
    }

    /// <summary>All of the Basic Multilingual Plane but surrogates and the carriage return, which normalising removes, in ten scripts.</summary>
    [Fact]
    public void EveryCharacterOfTheBasicPlaneComesBack()
    {
        var project = new TestProject();
        var characters = Enumerable.Range(1, 0xFFFF).Where(code => code is not '\r' && !char.IsSurrogate((char)code)).Select(code => (char)code);
        foreach (var (part, i) in characters.Chunk(6500).Select((part, i) => (part, i)))
        {
            project.With($"Migrations/{i + 1}_x.sql", $"SELECT 1; /* {new string(part).Replace("*/", "", StringComparison.Ordinal)} */");
        }

        AssertTextsComeBack(project);
    }

    /// <summary>A chunk of ordinary characters takes the raw literal, one with a zero-width space the escaped one: both are exact.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\u200B")]
    public void TextThatLooksLikeCSharpComesBack(string extra)
    {
        string[] scripts =
        [
            "SELECT '\"\"\"';", "\"\"\"\"\"\"", "\"", "\n\"\"\"\n\n", "   \n \t \n  SELECT 1;", "SELECT '\\n \\u0041 {0} {{';", "\n\n\n", "x", "😀\n\"😀\"",
            "#if X\n// /* ///\n", "SELECT 1;\u00A0\n", "\"\"\"u8;",
        ];
        var project = new TestProject();
        foreach (var (script, i) in scripts.Select((script, i) => (script, i)))
        {
            project.With($"Migrations/{i + 1}_x.sql", script + extra);
        }

        AssertTextsComeBack(project);
    }

    [Fact]
    public void CarriageReturnsAndByteOrderMarkAreNotPartOfTheScript()
    {
        var set = new TestProject().With("Migrations/1_x.sql", "\uFEFFSELECT 1;\r\nSELECT '\r';\r\n").Generate().LoadSet();

        Assert.Equal("SELECT 1;\nSELECT '\n';\n", set[0].Up.GetText());
    }

    private static void AssertTextsComeBack(TestProject project)
    {
        var set = project.Generate().LoadSet();
        var expected = Sequence(project).Migrations;
        Assert.Equal(expected.Select(migration => migration.Up.Text), set.Select(migration => migration.Up.GetText()));
        Assert.Equal(project.Files.Count, set.Count);
    }

    private static MigrationSequence Sequence(TestProject project) => Sequencer.Sequence(
        project.Files
            .Select(file => new SqlFile(file.Path[(TestProject.Directory + "/Migrations/").Length..], NormalisedText.Of(file.GetText()!.ToString())))
            .Select(file => FileParser.Parse(file, FileNameReader.Read(file.Path), SqlDialect.Sqlite))
            .ToEquatableArray(),
        journal: null,
        EquatableArray<LockFile>.Empty);

    private static void AssertIsWhatWasSequenced(MigrationSequence expected, MigrationSet actual)
    {
        Assert.Equal(expected.ChainHead, actual.ChainHead);
        Assert.Equal(expected.Migrations.Count, actual.Count);
        foreach (var (migration, read) in expected.Migrations.Zip(actual))
        {
            Assert.Same(actual, read.Set);
            Assert.Equal(migration.Ordinal, read.Ordinal);
            Assert.Equal(migration.Id, read.Id);
            Assert.Equal(migration.Name.Kind.ToString(), read.Kind.ToString());
            Assert.Equal(migration.Name.Version?.ToString(), read.Version);
            Assert.Equal(migration.Up.Checksum, read.Checksum);
            Assert.Equal(migration.Up.Fingerprint, read.Fingerprint);
            Assert.Equal(MigrationImpact.Unknown, read.Impact);
            AssertIsScript(migration.UpFile, migration.Up, read.Up);
            Assert.Equal(migration.Down is null, read.Down is null);
            if (migration.Down is not null)
            {
                AssertIsScript(migration.DownFile!, migration.Down, read.Down!);
            }
        }
    }

    private static void AssertIsScript(SqlFile file, SqlScript expected, MigrationScript actual)
    {
        Assert.Equal(file.Path, actual.File);
        Assert.Equal(expected.Text, actual.GetText());
        Assert.Equal(expected.FirstLine, actual.FirstLine);
        Assert.Equal(expected.Transaction.Behaviour.ToString(), actual.Transaction.ToString());
        Assert.Equal(expected.Transaction.ForeignKeysOff, actual.ForeignKeysOff);
        Assert.Equal(expected.Transaction.Reason, actual.OutsideReason);
        Assert.Equal(expected.Statements.Count, actual.StatementCount);
        Assert.Equal(expected.Transaction.LeftOut.Select(index => expected.Statements[index].ByteStart), actual.LeftOut);
        Assert.Equal(expected.Directives.Select(directive => (directive.Name, directive.Value)), actual.Directives.Select(directive => (directive.Name, directive.Value)));
        foreach (var (directive, read) in expected.Directives.Zip(actual.Directives))
        {
            Assert.Equal("--", Encoding.UTF8.GetString(actual.Utf8.Slice(read.ByteOffset, 2)));
            Assert.Equal((read.Line, read.Column), actual.GetPosition(read.ByteOffset));
            Assert.Equal(directive.ByteOffset, read.ByteOffset);
        }
    }
}
