namespace MigrationKit.Tool.Output;

/// <summary>What a line means to its reader; a terminal shows it as a colour, plain output not at all.</summary>
internal enum Tone
{
    Plain,
    Good,
    Faint,
    Warning,
    Error,
}
