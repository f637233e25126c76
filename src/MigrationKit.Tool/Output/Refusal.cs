namespace MigrationKit.Tool.Output;

/// <summary>
/// The tool itself refuses, before a database is asked. <paramref name="kind"/> is the JSON's word for the reason;
/// the message says what is wrong and what to do.
/// </summary>
internal sealed class Refusal(string kind, string message) : Exception(message)
{
    public string Kind { get; } = kind;

    /// <summary>The folder's problems, where they are the reason.</summary>
    public IReadOnlyList<ProblemInfo> Problems { get; init; } = [];

    public int ExitCode { get; init; } = Tool.ExitCode.Failed;

    /// <summary>What was asked for makes no sense as such; nothing was looked at.</summary>
    public static Refusal WrongCall(string message) => new("wrongCall", message) { ExitCode = Tool.ExitCode.WrongCall };
}
