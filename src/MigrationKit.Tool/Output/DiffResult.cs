using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>How a database's schema differs from the one that the folder makes.</summary>
internal sealed record DiffResult(string Folder, string Database, int Pending, IReadOnlyList<DifferenceInfo> Differences) : CommandResult("diff")
{
    public override int ExitCode => Differences.Count == 0 ? Tool.ExitCode.Done : Tool.ExitCode.Failed;

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        .. Differences.Select(difference => difference.ToLine()),
        new OutputLine(
            (Differences.Count == 0
                ? $"The {Database} has the schema that {Folder} makes."
                : $"{Counted.Of(Differences.Count, "difference")} between {Folder} and the {Database}.")
            + (Pending == 0 ? "" : $" {Counted.Of(Pending, "migration")} {(Pending == 1 ? "is" : "are")} pending there."),
            Differences.Count == 0 ? Tone.Good : Tone.Warning),
    ];
}
