using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>For a person: colours, and a bar while a run lasts.</summary>
internal sealed class TerminalOutput : IToolOutput
{
    private readonly IAnsiConsole _out;
    private readonly ColouredLines _lines;
    private readonly ColouredLines _errors;

    public TerminalOutput(ToolConsole console)
    {
        _out = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console.Out), Ansi = AnsiSupport.Yes });
        _lines = new ColouredLines(console.Out, console.IsTerminal);
        _errors = new ColouredLines(console.Error, console.ErrorIsTerminal);
    }

    public void Write(CommandResult result)
    {
        _lines.Write(result.TerminalLines);
        _errors.Write(result.ErrorLines);
    }

    public Task<T> ShowProgressAsync<T>(Func<IProgress<MigrationProgress>, Task<T>> work) =>
        Bar().StartAsync(context => work(new ProgressBar(context.AddTask("reading the history", maxValue: 1))));

    public Task<T> ShowDatabasesAsync<T>(int databases, Func<IProgress<MigrateAllProgress>, Task<T>> work) =>
        Bar().StartAsync(context => work(new DatabaseBar(context.AddTask($"0 of {Counted.Of(databases, "database")}", maxValue: databases), databases)));

    private Progress Bar() =>
        _out.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left });
}
