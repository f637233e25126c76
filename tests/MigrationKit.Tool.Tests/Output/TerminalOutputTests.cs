using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Output;

public sealed class TerminalOutputTests
{
    [Fact]
    public void BracketsAreTextAndNotMarkup()
    {
        var written = Written(new RunResult("migrate", "Migrations", "Migrations", "SQLite database '[red].db'", [Done("0001_[bold]x[/]")]) { Verb = "applied" });

        Assert.Contains("applied 0001_[bold]x[/]", written, StringComparison.Ordinal);
        Assert.Contains("\u001b[", written, StringComparison.Ordinal);
    }

    [Fact]
    public void LongLinesAreNotCut()
    {
        var id = "0001_" + new string('x', 500);

        Assert.Contains(id, Written(new RunResult("migrate", "Migrations", "Migrations", "SQLite database 'app.db'", [Done(id)]) { Verb = "applied" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheBarTakesAnyId()
    {
        using var output = new StringWriter();
        var terminal = new TerminalOutput(new ToolConsole(output, output, IsTerminal: true, ErrorIsTerminal: true));

        var answer = await terminal.ShowProgressAsync(progress =>
        {
            progress.Report(new MigrationProgress(MigrationPhase.Locking, "", 0, 2, 0, 0));
            progress.Report(new MigrationProgress(MigrationPhase.Running, "0001_[x", 1, 2, 1, 3));
            progress.Report(new MigrationProgress(MigrationPhase.Done, "0001_[x", 1, 2, 3, 3));
            progress.Report(new MigrationProgress(MigrationPhase.Committing, "", 2, 2, 0, 0));
            return Task.FromResult(42);
        });

        Assert.Equal(42, answer);
    }

    [Fact]
    public async Task TheBarCountsDatabases()
    {
        using var output = new StringWriter();
        var terminal = new TerminalOutput(new ToolConsole(output, output, IsTerminal: true, ErrorIsTerminal: true));

        await terminal.ShowDatabasesAsync(1000, progress =>
        {
            progress.Report(new MigrateAllProgress(123, 4));
            return Task.FromResult(42);
        });

        Assert.Contains("123 of 1000 databases, 4 failed", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutATerminalThereIsNoColour()
    {
        using var output = new StringWriter();

        ToolOutput.Create(new ToolConsole(output, output, IsTerminal: false, ErrorIsTerminal: false), json: false)
            .Write(FailureResult.Of("migrate", new Refusal("x", "no"), null));

        Assert.Equal("error: no" + Environment.NewLine, output.ToString());
    }

    private static ExecutedInfo Done(string id) => new(id, id + ".sql", MigrationDirection.Up, MigrationAction.Run, 1, 0, 1);

    private static string Written(CommandResult result)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new TerminalOutput(new ToolConsole(output, output, IsTerminal: true, ErrorIsTerminal: true)).Write(result);
        return output.ToString();
    }
}
