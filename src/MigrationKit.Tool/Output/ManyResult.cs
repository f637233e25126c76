using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>What `migrate --databases` has done; what was up to date is only counted.</summary>
internal sealed record ManyResult(string Folder, string Set, int Databases, int UpToDate, int Migrated, IReadOnlyList<ManyInfo> Outcomes) : CommandResult("migrate")
{
    public int Failed => Outcomes.Count(outcome => outcome.Error is not null);

    public double Milliseconds { get; init; }

    public override int ExitCode => Failed == 0 ? Tool.ExitCode.Done : Tool.ExitCode.Failed;

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        new OutputLine(
            FormattableString.Invariant($"{Counted.Of(Databases, "database")}: {Migrated} migrated, {UpToDate} up to date, {Failed} failed, {Milliseconds:0} ms."),
            Failed == 0 ? Tone.Good : Tone.Warning),
    ];

    [JsonIgnore]
    public override IEnumerable<OutputLine> ErrorLines => Outcomes
        .Where(outcome => outcome.Error is not null)
        .Select(outcome => new OutputLine($"error: {outcome.Database}: {outcome.Error!.Message}", Tone.Error));

    public static ManyResult Of(string folder, MigrateAllReport report) => new(
        folder, report.Set, report.Databases, report.UpToDate, report.Outcomes.Count(outcome => outcome.Error is null),
        [.. report.Outcomes.Select(outcome => ManyInfo.Of(outcome, folder))])
    {
        Milliseconds = Math.Round(report.Duration.TotalMilliseconds, 3),
    };
}
