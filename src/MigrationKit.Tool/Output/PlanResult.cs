using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>A dry run. Its text is SQL, so that it can be read, kept or looked over by somebody else.</summary>
internal sealed record PlanResult(string Command, string Folder, string Set, IReadOnlyList<PlannedTransactionInfo> Transactions) : CommandResult(Command)
{
    public bool DryRun => true;

    [JsonIgnore]
    public override IEnumerable<OutputLine> Lines
    {
        get
        {
            var steps = 0;
            foreach (var (transaction, number) in Transactions.Select((transaction, index) => (transaction, index + 1)))
            {
                yield return new OutputLine(Heading(transaction, number), Tone.Faint);
                foreach (var step in transaction.Steps)
                {
                    steps++;
                    yield return new OutputLine(Heading(step), Tone.Good);
                    if (step.Sql.Length > 0)
                    {
                        yield return new OutputLine(step.Sql.TrimEnd('\n'));
                    }
                }
            }

            yield return new OutputLine($"-- {(steps == 0 ? "Nothing to do" : Counted.Of(steps, "migration") + " would run")}; this was a dry run and changed nothing.");
        }
    }

    public static PlanResult Of(string command, string folder, MigrationPlan plan) =>
        new(command, folder, plan.Set, [.. plan.Transactions.Select(transaction => PlannedTransactionInfo.Of(transaction, folder))]);

    private static string Heading(PlannedTransactionInfo transaction, int number) =>
        FormattableString.Invariant($"-- {(transaction.Transactional ? "transaction" : "outside a transaction")} {number}")
        + (transaction.ForeignKeysOff ? ", foreign keys off" : "")
        + (transaction.Reason is null ? "" : $": {transaction.Reason}");

    private static string Heading(PlannedInfo step)
    {
        var verb = step.Action switch
        {
            MigrationAction.RecordOnly => "record only",
            MigrationAction.Resume => "go on with",
            _ => step.Direction == MigrationDirection.Up ? "apply" : "take back",
        };
        return $"-- {verb} {step.Id} ({step.File}){(step.Note is null ? "" : $": {step.Note}")}";
    }
}
