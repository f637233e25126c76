using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>Turns planned steps, one after the other, into the provider's orders: the script and the rows that go with it.</summary>
internal sealed class ScriptRuns(AppliedHistory history, MigrationOptions options)
{
    private readonly List<HistoryRow> _rows = [.. history.Rows];
    private AppliedChain _chain = ChainOf(history.Index, history.Rows);
    private HashSet<string>? _severalTimes;
    private string? _appliedBy = options.AppliedBy;

    /// <summary>The newest row's chain after what was created so far; null without rows.</summary>
    public string? Head => _rows.Count == 0 ? null : _rows[^1].Chain;

    /// <summary>These rows are those that the plan was made from, followed by what has been created here.</summary>
    public bool AreAt(IReadOnlyList<HistoryRow> rows)
    {
        var at = 0;
        foreach (var row in rows)
        {
            if (string.Equals(row.Set, history.SetName, StringComparison.Ordinal) && (at == _rows.Count || !IsSame(row, _rows[at++])))
            {
                return false;
            }
        }

        // Without rows of its own a set is judged by the rows of others, so that always means planning again.
        return at > 0 && at == _rows.Count;
    }

    /// <summary>
    /// This newest row is the one that was created here last. What stood before it is vouched for by its chain; without a row, see <see cref="AreAt"/>.
    /// </summary>
    public bool IsAt(HistoryRow? newest) => newest is not null && _rows.Count > 0 && IsSame(newest, _rows[^1]);

    public ScriptRun Create(PlannedStep step, IProgress<ScriptProgress>? progress)
    {
        var run = new ScriptRun
        {
            Migration = step.Migration,
            Script = step.Script,
            ResumeAt = step.ResumeAt,
            Steps = history.Index.Set.Steps,
            StatementTimeout = (step.Script is null ? null : Directives.Timeout(step.Script)) ?? options.StatementTimeout,
            Progress = progress,
        };
        return step.Direction == MigrationDirection.Up ? Record(step, run) : Remove(step, run);
    }

    private ScriptRun Record(PlannedStep step, ScriptRun run)
    {
        // The row of an interrupted script is the newest one, and the finished one takes its place. Where the script has been changed
        // before any of it had run, the row goes first: it vouches for another script.
        if (_rows.Count > 0 && _rows[^1].Kind == HistoryKind.Started)
        {
            run = step.Action == MigrationAction.Resume ? run : run with { RemoveFrom = _rows.Count };
            _rows.RemoveAt(_rows.Count - 1);
        }

        var migration = step.Migration;
        var started = new HistoryRow
        {
            Set = history.SetName,
            Ordinal = _rows.Count + 1,
            Id = migration.Id,
            Version = migration.Version,
            Kind = HistoryKind.Started,
            Checksum = migration.Checksum,
            Fingerprint = migration.Fingerprint,
            Chain = ChainHead.Empty,
            Impact = migration.Impact,
            AppliedAt = AppliedAt.Now(options.Time),
            AppliedBy = _appliedBy ??= AppliedBy.Default(),
        };
        var row = started with
        {
            Kind = step.Action == MigrationAction.RecordOnly ? HistoryKind.Baseline
                : migration.Kind == MigrationKind.Repeatable ? HistoryKind.Repeatable
                : HistoryKind.Versioned,
        };
        _chain.Add(row);
        row = row with { Chain = _chain.Head };
        _rows.Add(row);
        return run with { Row = row, StartedRow = step.Script is null ? null : started };
    }

    private ScriptRun Remove(PlannedStep step, ScriptRun run)
    {
        // A repeatable has a row for each time it ran, and the chain goes by the newest that is left: only then is it made from the beginning.
        _severalTimes ??= _rows.GroupBy(row => row.Id, StringComparer.Ordinal).Where(rows => rows.Skip(1).Any()).Select(rows => rows.Key).ToHashSet(StringComparer.Ordinal);
        var id = step.Migration.Id;
        var first = _severalTimes.Contains(id) ? _rows.FindIndex(IsItsRow) : _rows.FindLastIndex(IsItsRow);
        var behind = _rows.GetRange(first + 1, _rows.Count - first - 1).FindAll(row => !IsItsRow(row));
        _rows.RemoveRange(first, _rows.Count - first);
        if (_severalTimes.Contains(id) || behind.Exists(row => _severalTimes.Contains(row.Id)))
        {
            _chain = ChainOf(history.Index, _rows);
        }
        else
        {
            _chain.Remove(id);
            behind.ForEach(row => _chain.Remove(row.Id));
        }

        // Rows behind it are numbered and chained anew: the newest one's chain is what the next start compares.
        for (var i = 0; i < behind.Count; i++)
        {
            _chain.Add(behind[i]);
            behind[i] = behind[i] with { Ordinal = _rows.Count + 1, Chain = _chain.Head };
            _rows.Add(behind[i]);
        }

        return run with { RemoveFrom = first + 1, Rewritten = behind };

        bool IsItsRow(HistoryRow row) => string.Equals(row.Id, id, StringComparison.Ordinal);
    }

    private static bool IsSame(HistoryRow a, HistoryRow b) =>
        a.Ordinal == b.Ordinal
        && a.Kind == b.Kind
        && (a.Kind != HistoryKind.Started || a.Progress == b.Progress)
        && string.Equals(a.Id, b.Id, StringComparison.Ordinal)
        && string.Equals(a.Checksum, b.Checksum, StringComparison.Ordinal)
        && string.Equals(a.Fingerprint, b.Fingerprint, StringComparison.Ordinal)
        && string.Equals(a.Chain, b.Chain, StringComparison.Ordinal);

    private static AppliedChain ChainOf(SetIndex index, IEnumerable<HistoryRow> rows)
    {
        var chain = new AppliedChain(index);
        foreach (var row in rows)
        {
            chain.Add(row);
        }

        return chain;
    }
}
