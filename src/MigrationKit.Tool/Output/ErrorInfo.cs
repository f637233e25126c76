namespace MigrationKit.Tool.Output;

/// <summary>Why a command was refused or failed; the facts of a <see cref="MigrationException"/> where there was one.</summary>
internal sealed record ErrorInfo(string Kind, string Message)
{
    public string? Migration { get; init; }

    public string? File { get; init; }

    public int? Line { get; init; }

    public int? Column { get; init; }

    public string? ExpectedChecksum { get; init; }

    public string? FoundChecksum { get; init; }

    /// <summary>Ids that were committed before the failure; null where the question does not arise.</summary>
    public IReadOnlyList<string>? Committed { get; init; }
}
