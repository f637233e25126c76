using System.Text.Json.Serialization;

namespace MigrationKit.Tool.Output;

/// <summary>A dry run. Its text is SQL, so that it can be read, kept or looked over by somebody else.</summary>
internal sealed record PlanResult(string Command, string Folder, string Set, IReadOnlyList<PlannedTransactionInfo> Transactions) : CommandResult(Command)
{
    public bool DryRun => true;

    /// <summary>The tables that the migrations name and that are there; null where nobody has counted.</summary>
    public IReadOnlyList<TouchedInfo>? Touched { get; init; }

    /// <summary>Bytes; null where nobody has asked.</summary>
    public long? DatabaseSize { get; init; }

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
                    foreach (var table in (Touched ?? []).Where(table => table.Migration == step.Id))
                    {
                        yield return new OutputLine(FormattableString.Invariant($"-- names '{table.Table}', which has {Counted.Of(table.Rows, "row")}"), Tone.Faint);
                    }

                    if (step.Sql.Length > 0)
                    {
                        yield return new OutputLine(step.Sql.TrimEnd('\n'));
                        if (!IsEnded(step.Sql))
                        {
                            yield return new OutputLine(";");
                        }
                    }
                }
            }

            yield return new OutputLine($"-- {(steps == 0 ? "Nothing to do" : Counted.Of(steps, "migration") + " would run")}; this was a dry run and changed nothing.");
        }
    }

    public static PlanResult Of(string command, string folder, MigrationPlan plan) =>
        new(command, folder, plan.Set, [.. plan.Transactions.Select(transaction => PlannedTransactionInfo.Of(transaction, folder))]);

    public static PlanResult Of(string command, string folder, MigrationEstimate estimate) => Of(command, folder, estimate.Plan) with
    {
        Touched = [.. estimate.Tables.Select(table => new TouchedInfo(table.MigrationId, table.Table, table.Rows))],
        DatabaseSize = estimate.DatabaseSize,
    };

    // A script may leave out its last semicolon; in one text with the next one it would be missed. One too many is nothing to the engine.
    private static bool IsEnded(string sql)
    {
        var last = sql.AsSpan().TrimEnd();
        last = last[(last.LastIndexOf('\n') + 1)..];
        return last.EndsWith(";") && !last.Contains("--", StringComparison.Ordinal);
    }

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
