using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

internal sealed record CheckResult(string Folder, int Migrations, IReadOnlyList<ProblemInfo> Problems) : CommandResult("check")
{
    public int Errors => Problems.Count(problem => problem.IsError());

    public int Warnings => Problems.Count - Errors;

    public override int ExitCode => Errors == 0 ? Tool.ExitCode.Done : Tool.ExitCode.Failed;

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        .. Problems.Select(problem => problem.ToLine()),
        new OutputLine(
            $"{Folder}: {Counted.Of(Migrations, "migration")}, {Counted.Of(Errors, "error")}, {Counted.Of(Warnings, "warning")}.",
            Errors > 0 ? Tone.Error : Warnings > 0 ? Tone.Warning : Tone.Good),
    ];
}
