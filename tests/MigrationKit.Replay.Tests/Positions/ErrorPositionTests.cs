using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Tests.Positions;

/// <summary>
/// The corpus was marked by hand without seeing the algorithm's answers, most of it before there was one, and its marks are never fitted to an
/// answer: a place that is found otherwise costs the score.
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

    /// <summary>From 3.38 on the engine itself says where an error is: another way through the same code.</summary>
    [Fact]
    public async Task SoTheyAreOnAnEngineThatTellsOffsets()
    {
        const string Library = "libsqlite3.so.0";
        if (!NativeLibrary.TryLoad(Library, out var library) || !NativeLibrary.TryGetExport(library, "sqlite3_error_offset", out _))
        {
            Assert.Skip($"This machine has no {Library} of 3.38 or newer.");
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ErrorPositionTests).Assembly.Location);
        }

        foreach (var argument in (string[])["--filter-method", $"*.{nameof(MostPlacesAreFoundExactlyAndTheRestInTheStatement)}", "--output", "Detailed", "--no-ansi"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[Engines.Variable] = Library;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        var score = Regex.Match(output, @"\d+ of \d+ exact on \S+");
        TestContext.Current.TestOutputHelper!.WriteLine(output);
        Assert.True(process.ExitCode == 0, output + await error);
        Assert.True(score.Success, output);
    }

    private static ScriptFailure? Apply(ScratchDatabase database, RunningMark mark, string text)
    {
        var file = new SqlFile("0001_a.sql", text);
        var script = MigrationKit.Compiler.MigrationCompiler.Parse(file, SqlDialect.Sqlite).Up!;
        return new ScriptReplay(database, mark).Run(file, script);
    }
}
