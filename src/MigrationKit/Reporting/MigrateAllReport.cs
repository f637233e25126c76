namespace MigrationKit;

/// <summary>What a run over many databases has done.</summary>
/// <param name="UpToDate">How many had nothing to do.</param>
/// <param name="Outcomes">Those that were migrated or failed, by description. What was up to date is only counted.</param>
/// <param name="Duration">How long all of it took.</param>
public sealed record MigrateAllReport(int UpToDate, IReadOnlyList<DatabaseOutcome> Outcomes, TimeSpan Duration)
{
    /// <summary>The name that the set's history is kept under.</summary>
    public required string Set { get; init; }

    /// <summary>When the run began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How many databases there were.</summary>
    public int Databases => UpToDate + Outcomes.Count;

    /// <summary>Those that failed; a second call tries them again.</summary>
    public IEnumerable<DatabaseOutcome> Failed => Outcomes.Where(outcome => outcome.Error is not null);

    /// <summary>The report as a JSON document, see docs/formats.md.</summary>
    public string ToJson() => ReportJson.Write(ManyDocument.Of(this));

    /// <summary>The report as one HTML page to be kept or printed. Needs nothing else.</summary>
    public string ToHtml() => ManyHtml.Of(this);

    /// <summary>The report for a person: a line for the whole, a line a failure.</summary>
    public string ToText() => Text(isWhole: true);

    /// <summary>The same for a log: of many failures the first and the last, and how many are between them.</summary>
    public override string ToString() => Text(isWhole: false);

    private string Text(bool isWhole)
    {
        var failed = Failed.ToList();
        var head = FormattableString.Invariant(
            $"{Number.Of(Databases, "database")}: {Outcomes.Count - failed.Count} migrated, {UpToDate} up to date, {failed.Count} failed, in {Number.Time(Duration)}.");
        var lines = failed.Select(outcome => $"  {outcome.Database}: {outcome.Error!.Message}").ToList();
        return string.Join('\n', (isWhole ? lines : ShortenedLines.Of(lines)).Prepend(head));
    }
}
