using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <param name="Folder">As the user called it.</param>
/// <param name="Migrations">How many it has.</param>
/// <param name="Problems">What is wrong.</param>
/// <param name="Notes">What could not be looked at, and is no problem.</param>
internal sealed record CheckResult(string Folder, int Migrations, IReadOnlyList<ProblemInfo> Problems, IReadOnlyList<string> Notes) : CommandResult("check")
{
    public int Errors => Problems.Count(problem => problem.IsError());

    public int Warnings => Problems.Count - Errors;

    public override int ExitCode => Errors == 0 ? Tool.ExitCode.Done : Tool.ExitCode.Failed;

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines =>
    [
        .. Problems.Select(problem => problem.ToLine()),
        .. Notes.Select(note => new OutputLine("note: " + note)),
        new OutputLine(
            $"{Folder}: {Counted.Of(Migrations, "migration")}, {Counted.Of(Errors, "error")}, {Counted.Of(Warnings, "warning")}.",
            Errors > 0 ? Tone.Error : Warnings > 0 ? Tone.Warning : Tone.Good),
    ];
}
