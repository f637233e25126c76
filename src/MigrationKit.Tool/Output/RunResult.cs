using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>What migrate, rollback or baseline has done.</summary>
internal sealed record RunResult(string Command, string Set, string Database, IReadOnlyList<ExecutedInfo> Migrations) : CommandResult(Command)
{
    private string _verb = "";

    public int Transactions { get; init; }

    public double Milliseconds { get; init; }

    public double WaitedForLockMilliseconds { get; init; }

    /// <summary>Applied migrations whose comments or white space have changed since; accepted.</summary>
    public IReadOnlyList<string> LookChanged { get; init; } = [];

    public string? FromChainHead { get; init; }

    public string? ToChainHead { get; init; }

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines
    {
        get
        {
            foreach (var id in LookChanged)
            {
                yield return new OutputLine($"note: comments or white space of '{id}' have changed since it was applied; accepted.", Tone.Faint);
            }

            foreach (var migration in Migrations)
            {
                yield return new OutputLine(
                    migration.Action == MigrationAction.RecordOnly && Command != "baseline"
                        ? $"recorded {migration.Id} (its script is not for this environment)"
                        : $"{_verb} {migration.Id}",
                    Tone.Good);
            }

            yield return new OutputLine(Migrations.Count == 0
                ? $"Nothing to do: the {Database} is up to date."
                : FormattableString.Invariant($"{Counted.Of(Migrations.Count, "migration")} {_verb}, {Counted.Of(Transactions, "transaction")}, {Milliseconds:0} ms: {Database}."));
        }
    }

    /// <param name="verb">What was done, as a participle: "applied".</param>
    public static RunResult Of(string command, string verb, MigrationReport report) =>
        new(command, report.Set, report.Database, [.. report.Migrations.Select(ExecutedInfo.Of)])
        {
            _verb = verb,
            Transactions = report.Transactions,
            Milliseconds = Math.Round(report.Duration.TotalMilliseconds, 3),
            WaitedForLockMilliseconds = Math.Round(report.WaitedForLock.TotalMilliseconds, 3),
            LookChanged = report.LookChanged,
            FromChainHead = report.FromChainHead,
            ToChainHead = report.ToChainHead,
        };
}
