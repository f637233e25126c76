namespace MigrationKit.Tool.Output;

/// <summary>A line of text. It is never markup, so that an id or a path may hold any character.</summary>
internal sealed record OutputLine(string Text, Tone Tone = Tone.Plain)
{
    public string Text { get; } = Visible.Of(Text);
}
