using System.Text;
using MigrationKit.Compiler;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using RuntimeScanner = MigrationKit.Sqlite.Engine.SqlScanner;

namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>What a build has checked is what runs: the runtime cuts a script, which it has as bytes, where the compiler cuts it as text.</summary>
public sealed class SameStatementsTests
{
    // A trigger without a BEGIN, or with anything but a ';' behind its END, is refused by every engine, wherever it is cut.
    private static readonly string[] Pieces =
    [
        ";", ";\n", "'", "''", "\"", "`", "[", "]", "--", "\n", "/*", "*/", "*", "/", "ENDING", " END;", "BEGIN ", "CASE ", "\uFEFF", " ", "\t", "\v", "\f", "ü", "名", "😀",
        "a", "_", "0", "$", "?", ":", "(", ")", ".", "x'", "CREATE TABLE ", "EXPLAIN ", "EXPLAIN QUERY PLAN ", "SELECT ", "INSERT INTO t VALUES", "COMMIT", "PRAGMA ",
        "CREATE TRIGGER t AFTER INSERT ON u BEGIN SELECT 1;", "CREATE TEMPORARY TRIGGER t AFTER INSERT ON u BEGIN SELECT CASE 1 WHEN 1 THEN 2 END;",
    ];

    [Theory]
    [InlineData("CREATE TABLE t(a);\n\uFEFFINSERT INTO t VALUES (1);\n\uFEFF")]
    [InlineData("\n \vCREATE TABLE t(a);\n\v\v SELECT 1;")]
    [InlineData("SELECT 1;\vSELECT 2")]
    [InlineData("SELECT 1;/**/\vSELECT 2")]
    [InlineData("EXPLAIN\uFEFF SELECT 1; EXPLAIN \uFEFF CREATE \uFEFF TRIGGER t AFTER INSERT ON u BEGIN SELECT 1;\uFEFFEND;SELECT 2;")]
    public void TheRuntimeCutsWhereTheCompilerCuts(string script) => Assert.Equal(Compiled(script), Cut(script));

    [Fact]
    public void ItDoesSoWithWhateverIsPutTogether()
    {
        var random = new Random(20261121);
        var judged = 0;
        for (var round = 0; round < 40_000; round++)
        {
            var script = string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (Compiled(script) is { } expected)
            {
                Assert.True(expected.SequenceEqual(Cut(script)), $"{script}\n{string.Join(' ', expected)}\n{string.Join(' ', Cut(script))}");
                judged++;
            }
        }

        Assert.True(judged > 10_000, $"Only {judged} scripts were judged.");
    }

    /// <summary>Null where something is not text or never ends: such a script never runs.</summary>
    private static List<(int Start, int End)>? Compiled(string script)
    {
        var file = MigrationCompiler.Parse(new SqlFile("0001_a.sql", NormalisedText.Of(script)), SqlDialect.Sqlite);
        var length = Encoding.UTF8.GetByteCount(file.File.Text);
        return file.Faults.Any(fault => fault.Kind <= FaultKind.UnterminatedTrigger)
            ? null
            : [.. file.Up!.Statements.Select(statement => (statement.ByteStart, statement.IsTerminated ? statement.ByteEnd : length))];
    }

    private static List<(int Start, int End)> Cut(string script)
    {
        var utf8 = Encoding.UTF8.GetBytes(NormalisedText.Of(script));
        var statements = new List<(int, int)>();
        for (var at = RuntimeScanner.SkipTrivia(utf8, 0); at < utf8.Length; at = RuntimeScanner.SkipTrivia(utf8, at))
        {
            if (utf8[at] == (byte)';')
            {
                at++;
                continue;
            }

            var end = RuntimeScanner.StatementEnd(utf8, at);
            statements.Add((at, end));
            at = end;
        }

        return statements;
    }
}
