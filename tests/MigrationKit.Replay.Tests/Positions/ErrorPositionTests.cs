using System.Text;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Tests.Positions;

/// <summary>
/// The corpus was marked by hand before there was an algorithm, and its marks are never fitted to an answer: a place that is found
/// otherwise costs the score.
/// </summary>
public sealed class ErrorPositionTests
{
    private const double Required = 0.85;

    [Fact]
    public void MostPlacesAreFoundExactlyAndTheRestInTheStatement()
    {
        using var limit = new TimeLimit(TimeSpan.FromMinutes(1));
        using var database = new ScratchDatabase(Engines.Bundled, limit);
        using var mark = new RunningMark(null);
        Apply(database, mark, BrokenStatement.Schema);
        var misses = new List<string>();
        foreach (var broken in BrokenStatement.All)
        {
            // Another statement in front, so that a place is not right by being the start of the file.
            const string Before = "SELECT 1; -- ä\n";
            var failure = Apply(database, mark, Before + broken.Sql);
            Assert.True(failure is not null, $"'{broken.Name}' is not broken");
            var found = failure.Span.Start - Before.Length;
            Assert.InRange(found, 0, broken.Sql.Length);
            if (found != broken.Marked)
            {
                misses.Add($"{broken.Name}: marked {broken.Marked}, found {found}: {failure.Error.Message}");
            }
        }

        var exact = BrokenStatement.All.Count - misses.Count;
        TestContext.Current.TestOutputHelper!.WriteLine($"{exact} of {BrokenStatement.All.Count} exact on {Engines.Bundled.Version}");
        misses.ForEach(TestContext.Current.TestOutputHelper.WriteLine);
        Assert.True(BrokenStatement.All.Count >= 60);
        Assert.True(exact >= Required * BrokenStatement.All.Count, string.Join("\n", misses));
    }

    private static ScriptFailure? Apply(ScratchDatabase database, RunningMark mark, string text)
    {
        var file = new SqlFile("0001_a.sql", text);
        var script = MigrationKit.Compiler.MigrationCompiler.Parse(file, SqlDialect.Sqlite).Up!;
        return new ScriptReplay(database, mark).Run(file, script);
    }
}
