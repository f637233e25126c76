using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>
/// How a command ended. What serialises is the JSON document of docs/cli.md; <see cref="Lines"/> is the same for people.
/// </summary>
internal abstract record CommandResult(string Command)
{
    /// <summary>Version of the document's schema: members may be added under the same number, never changed or removed.</summary>
    [JsonPropertyOrder(-3)]
    public int Version => 1;

    [JsonPropertyOrder(-2)]
    public string Command { get; } = Command;

    [JsonPropertyOrder(-1)]
    public bool Ok => ExitCode == Tool.ExitCode.Done;

    public virtual int ExitCode => Tool.ExitCode.Done;

    /// <summary>For standard output.</summary>
    [JsonIgnore]
    public virtual IEnumerable<OutputLine> Lines => [];

    /// <summary>The same where a person watches.</summary>
    [JsonIgnore]
    public virtual IEnumerable<OutputLine> TerminalLines => Lines;

    /// <summary>For standard error.</summary>
    [JsonIgnore]
    public virtual IEnumerable<OutputLine> ErrorLines => [];
}
