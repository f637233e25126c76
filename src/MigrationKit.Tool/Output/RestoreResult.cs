using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

internal sealed record RestoreResult(string Database, string Backup, IReadOnlyList<string> Applied, IReadOnlyList<string> TakenBack) : CommandResult("restore")
{
    public long SizeBefore { get; init; }

    public long SizeAfter { get; init; }

    public double Milliseconds { get; init; }

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        .. TakenBack.Select(id => new OutputLine($"taken back: {id}")),
        new OutputLine(
            $"Restored the {Database} from '{Backup}'; {(Applied.Count == 0 ? "no migration is applied" : $"its last migration is {Applied[^1]}")}.", Tone.Good),
    ];

    public static RestoreResult Of(RestoreReport report) => new(report.Database, report.Backup, report.Applied, report.TakenBack)
    {
        SizeBefore = report.SizeBefore,
        SizeAfter = report.SizeAfter,
        Milliseconds = Math.Round(report.Duration.TotalMilliseconds, 3),
    };
}
