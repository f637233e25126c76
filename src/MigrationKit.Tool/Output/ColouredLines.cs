using Spectre.Console;

namespace MigrationKit.Tool.Output;

/// <summary>Lines in the colour of their tone, never wrapped or cut: the terminal does that, and a copied path stays whole.</summary>
internal sealed class ColouredLines
{
    private readonly TextWriter _writer;
    private readonly IAnsiConsole? _console;

    public ColouredLines(TextWriter writer, bool coloured)
    {
        _writer = writer;
        if (coloured)
        {
            _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.Yes });
            _console.Profile.Width = int.MaxValue / 2;
        }
    }

    public void Write(IEnumerable<OutputLine> lines)
    {
        foreach (var line in lines)
        {
            if (_console is null || line.Tone == Tone.Plain)
            {
                _writer.WriteLine(line.Text);
            }
            else
            {
                // Text, not markup: an id such as 'add[1]' is shown as it is.
                _console.Write(new Text(line.Text, StyleOf(line.Tone)));
                _writer.WriteLine();
            }
        }

        _writer.Flush();
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Faint => new Style(Color.Grey),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Error => new Style(Color.Red),
        _ => Style.Plain,
    };
}
