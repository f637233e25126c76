namespace MigrationKit;

/// <summary>The rows as they should be, or why the history is not for a repair. Reads the clock and who is at work only where a row is added.</summary>
internal sealed class RepairPlan
{
    private readonly List<string> _lookChanged = [];
    private readonly List<string> _accepted = [];
    private readonly List<string> _removed = [];
    private readonly List<Migration> _marked = [];
    private readonly List<string> _runAgain = [];

    private RepairPlan(AppliedHistory history, RepairOptions options, PlanRequest request)
    {
        var database = request.Database;
        History = history;
        var findings = HistoryCheck.Run(history, request, [.. options.RunAgain, .. options.MarkApplied], out _);
        foreach (var migration in history.Index.Set)
        {
            switch (AppliedCheck.Compare(history, migration))
            {
                case MigrationState.LookChanged:
                    _lookChanged.Add(migration.Id);
                    break;
                case MigrationState.Changed:
                    var row = history.Latest(migration.Id)!;
                    if (row.Kind == HistoryKind.Started)
                    {
                        findings.Add(Refusals.ChangedMidway(migration, row, database));
                    }
                    else if (options.Accept.Contains(migration.Id, StringComparer.Ordinal))
                    {
                        _accepted.Add(migration.Id);
                    }
                    else
                    {
                        findings.Add(Refusals.NotAccepted(migration, row, database));
                    }

                    break;
            }
        }

        findings.AddRange(options.Accept
            .Where(id => !_accepted.Contains(id, StringComparer.Ordinal))
            .Select(id => Refusals.NothingToAccept(id, history.SetName, database)));
        _runAgain.AddRange(LostMigrations.Of(history).Where(id => options.RunAgain.Contains(id, StringComparer.Ordinal)));
        findings.AddRange(options.RunAgain
            .Where(id => !_runAgain.Contains(id, StringComparer.Ordinal))
            .Select(id => Refusals.NothingToRunAgain(id, history.SetName, database)));
        _marked.AddRange(MarkedMigrations.Of(history, options.MarkApplied, database, findings));
        if (findings.Count > 0)
        {
            throw ValidationFinding.ToException(findings);
        }

        if (options.RemoveDeletedRepeatables)
        {
            _removed.AddRange(history.Rows
                .Where(row => history.Index.Find(row.Id) is null && history.Index.IsRepeatable(row))
                .Select(row => row.Id).Distinct(StringComparer.Ordinal));
        }

        Rows = Rewrite(request.Options);
    }

    public AppliedHistory History { get; }

    public IReadOnlyList<string> LookChanged => _lookChanged;

    public IReadOnlyList<string> Accepted => _accepted;

    public IReadOnlyList<string> Removed => _removed;

    public IReadOnlyList<string> Marked => [.. _marked.Select(migration => migration.Id)];

    public IReadOnlyList<string> RunAgain => _runAgain;

    public IReadOnlyList<HistoryRow> Rows { get; }

    public bool IsEmpty => _lookChanged.Count + _accepted.Count + _removed.Count + _marked.Count + _runAgain.Count == 0;

    /// <exception cref="MigrationException">The history contradicts itself or the set, or an id was not what the options say.</exception>
    public static RepairPlan Of(AppliedHistory history, RepairOptions options, PlanRequest request) => new(history, options, request);

    // Every row is chained anew: the newest one's chain has to be that of what the rows say now.
    private List<HistoryRow> Rewrite(MigrationOptions options)
    {
        var rewritten = new HashSet<string>(_lookChanged.Concat(_accepted), StringComparer.Ordinal);
        var chain = new AppliedChain(History.Index);
        var rows = new List<HistoryRow>();
        foreach (var row in History.Rows.Where(row => !_removed.Contains(row.Id, StringComparer.Ordinal)))
        {
            var now = row with { Ordinal = rows.Count + 1 };
            if (rewritten.Contains(row.Id))
            {
                var migration = History.Index.Find(row.Id)!;
                now = now with { Checksum = migration.Checksum, Fingerprint = migration.Fingerprint };
            }

            chain.Add(now);
            rows.Add(now.Kind == HistoryKind.Started ? now : now with { Chain = chain.Head });
        }

        foreach (var migration in _marked)
        {
            var row = MarkedMigrations.Row(migration, History.SetName, rows.Count + 1, options);
            chain.Add(row);
            rows.Add(row with { Chain = chain.Head });
        }

        return rows;
    }
}
