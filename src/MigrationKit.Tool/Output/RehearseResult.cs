using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>The verdict of a rehearsal.</summary>
internal sealed record RehearseResult(string Folder, string Set, string Database, bool Passed, IReadOnlyList<ExecutedInfo> Migrations) : CommandResult("rehearse")
{
    /// <summary>How long the run can be expected to take; null where it failed.</summary>
    public double? PredictedMilliseconds { get; init; }

    public double Milliseconds { get; init; }

    public required IReadOnlyList<RehearsedInfo> Statements { get; init; }

    public required IReadOnlyList<string> TakenBack { get; init; }

    public required IReadOnlyList<string> NotTakenBack { get; init; }

    public required IReadOnlyList<string> Findings { get; init; }

    public ErrorInfo? Error { get; init; }

    public override int ExitCode => Passed ? Tool.ExitCode.Done : Tool.ExitCode.Failed;

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines
    {
        get
        {
            foreach (var statement in Statements)
            {
                var at = statement.Line is { } line ? FormattableString.Invariant($" at {statement.File}({line})") : "";
                yield return new OutputLine(
                    FormattableString.Invariant($"{statement.Migration} statement {statement.Statement}{at}: {statement.Milliseconds:0.#} ms"), Tone.Faint);
            }

            if (TakenBack.Count > 0)
            {
                yield return new OutputLine($"taken back and applied again: {string.Join(", ", TakenBack)}");
            }

            if (NotTakenBack.Count > 0)
            {
                yield return new OutputLine($"without a way back but the back-up: {string.Join(", ", NotTakenBack)}", Tone.Warning);
            }

            if (Passed)
            {
                yield return new OutputLine(
                    Migrations.Count == 0
                        ? $"Nothing to rehearse: the {Database} is up to date."
                        : FormattableString.Invariant($"Rehearsal passed: {Counted.Of(Migrations.Count, "migration")}, about {PredictedMilliseconds:0} ms. The {Database} was only read."),
                    Tone.Good);
            }
        }
    }

    [JsonIgnore]
    public override IEnumerable<OutputLine> ErrorLines
    {
        get
        {
            foreach (var finding in Findings)
            {
                yield return new OutputLine($"error: found on the copy: {finding}", Tone.Error);
            }

            if (Error is not null)
            {
                yield return new OutputLine($"error: on the copy: {Error.Message}", Tone.Error);
            }

            if (!Passed)
            {
                yield return new OutputLine($"error: Rehearsal failed. The {Database} was only read.", Tone.Error);
            }
        }
    }

    public static RehearseResult Of(string folder, RehearsalReport report) => new(
        folder, report.Set, report.Database, report.Passed,
        [.. ((report.Run ?? report.Failure?.Report)?.Migrations ?? []).Select(migration => ExecutedInfo.Of(migration, folder))])
    {
        PredictedMilliseconds = report.Run is null ? null : Rounded(report.PredictedDuration),
        Milliseconds = Rounded(report.Duration),
        Statements =
        [
            .. report.Statements.Select(statement => new RehearsedInfo(statement.MigrationId, statement.Statement, Rounded(statement.Duration))
            {
                File = statement.File is { } file ? Path.Combine(folder, file) : null,
                Line = statement.Line,
            }),
        ],
        TakenBack = report.TakenBack,
        NotTakenBack = report.NotTakenBack,
        Findings = report.Findings,
        Error = report.Failure is null ? null : ErrorInfo.Of(report.Failure, folder),
    };

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
