using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

internal sealed record RepairResult(
    string Set, string Database, IReadOnlyList<string> LookChanged, IReadOnlyList<string> Accepted, IReadOnlyList<string> Removed) : CommandResult("repair")
{
    /// <summary>Recorded as applied, not run.</summary>
    public IReadOnlyList<string> MarkedApplied { get; init; } = [];

    /// <summary>Pending again.</summary>
    public IReadOnlyList<string> RunAgain { get; init; } = [];

    public string? FromChainHead { get; init; }

    public string? ToChainHead { get; init; }

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        .. LookChanged.Select(id => new OutputLine($"comments or white space taken over: {id}")),
        .. Accepted.Select(id => new OutputLine($"accepted as it is now: {id}", Tone.Warning)),
        .. MarkedApplied.Select(id => new OutputLine($"recorded as applied, not run: {id}", Tone.Warning)),
        .. RunAgain.Select(id => new OutputLine($"pending again: {id}", Tone.Warning)),
        .. Removed.Select(id => new OutputLine($"removed: {id}")),
        new OutputLine(
            LookChanged.Count + Accepted.Count + Removed.Count + MarkedApplied.Count + RunAgain.Count == 0
                ? $"Nothing to repair in the history of the {Database}."
                : $"Repaired the history of the {Database}.",
            Tone.Good),
    ];

    public static RepairResult Of(RepairReport report) => new(report.Set, report.Database, report.LookChanged, report.Accepted, report.Removed)
    {
        MarkedApplied = report.MarkedApplied,
        RunAgain = report.RunAgain,
        FromChainHead = report.FromChainHead,
        ToChainHead = report.ToChainHead,
    };
}
