using FsCheck;
using FsCheck.Fluent;
using MigrationKit.Compiler.Parsing;
using SQLitePCL;

namespace MigrationKit.Compiler.Tests.Parsing;

/// <summary>Our statements against the real engine's, over random scripts.</summary>
public sealed class StatementBoundaryTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(600);

    [Fact]
    public void StatementsEndWhereTheEngineSaysSo()
    {
        using var engine = new PrepareTail("CREATE TABLE t(a)");
        var judged = 0;
        Prop.ForAll(ScriptPieces.Script, script =>
        {
            var expected = engine.Ends(script, out var error);
            Assert.True(expected is not null, $"The generator made SQL that the engine refuses: {error}\n{script}");
            var length = System.Text.Encoding.UTF8.GetByteCount(script);
            var statements = Parsed.Sqlite(script).Up!.Statements;

            // Where no ';' ends it, the engine's last statement takes in what follows.
            Assert.Equal(expected, statements.Select(statement => statement.IsTerminated ? statement.ByteEnd : length));
            judged += expected.Count;
        }).Check(Many);
        Assert.True(judged > 600, $"Only {judged} statements were judged.");
    }

    [Fact]
    public void EveryTerminatedStatementIsCompleteForTheEngine()
    {
        Batteries_V2.Init();
        Prop.ForAll(ScriptPieces.Script, script =>
        {
            var file = Parsed.Sqlite(script);
            foreach (var (statement, text) in file.Up!.Statements.Zip(file.Up.Statements(file)))
            {
                Assert.Equal(statement.IsTerminated ? 1 : 0, raw.sqlite3_complete(text));
            }
        }).Check(Many);
    }

    [Fact]
    public void ByteRangesCutTheSameTextAsSpans() => Prop.ForAll(ScriptPieces.Script, script =>
    {
        var file = Parsed.Sqlite(script);
        var bytes = System.Text.Encoding.UTF8.GetBytes(file.Up!.Text);
        Assert.Equal(
            file.Up.Statements(file),
            file.Up.Statements.Select(statement => System.Text.Encoding.UTF8.GetString(bytes[statement.ByteStart..statement.ByteEnd])));
    }).Check(Many);

    [Theory]
    [InlineData(SqlDialect.Sqlite)]
    [InlineData(SqlDialect.PostgreSql)]
    internal void AnyGarbageIsReadToItsEnd(SqlDialect dialect) => Prop.ForAll(ScriptPieces.Garbage, text =>
    {
        var file = Parsed.File(text, dialect);
        var end = 0;
        foreach (var statement in file.Up!.Statements)
        {
            Assert.InRange(statement.Span.Start, end, statement.Span.End - 1);
            end = statement.Span.End;
        }

        Assert.InRange(end, 0, file.File.Text.Length);
        Assert.All(file.Faults, fault => Assert.InRange(fault.Span.Start, 0, fault.Span.End));
        Assert.All(file.Faults, fault => Assert.InRange(fault.Span.End, 0, file.File.Text.Length));
    }).Check(Many);

    [Fact]
    public void TokensAndCommentsCoverAllButWhiteSpace() => Prop.ForAll(ScriptPieces.Garbage, text =>
    {
        var scanned = SqlScanner.Scan(text, SqlDialect.Sqlite);
        var end = 0;
        foreach (var token in scanned.Tokens.Concat(scanned.LineComments).OrderBy(token => token.Start))
        {
            var gap = text[end..token.Start];
            Assert.True(gap.All(c => SqlCharacters.ContinuesSpace(c) || c == '\uFEFF') || gap.Contains("/*", StringComparison.Ordinal), gap);
            Assert.True(token.Length > 0);
            end = token.End;
        }
    }).Check(Many);
}
