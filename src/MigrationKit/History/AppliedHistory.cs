namespace MigrationKit;

/// <summary>What one reading of the history table says about a set.</summary>
internal sealed class AppliedHistory
{
    private readonly Dictionary<string, HistoryRow> _latest = new(StringComparer.Ordinal);

    public AppliedHistory(SetIndex index, string setName, IEnumerable<HistoryRow> rows)
    {
        Index = index;
        SetName = setName;
        var own = new List<HistoryRow>();
        var others = new List<HistoryRow>();
        foreach (var row in rows)
        {
            (string.Equals(row.Set, setName, StringComparison.Ordinal) ? own : others).Add(row);
        }

        own.Sort(static (a, b) => a.Ordinal.CompareTo(b.Ordinal));
        own.ForEach(row => _latest[row.Id] = row);
        Rows = own;
        OtherSets = others;
    }

    public SetIndex Index { get; }

    public string SetName { get; }

    /// <summary>The set's rows in the order of application.</summary>
    public IReadOnlyList<HistoryRow> Rows { get; }

    public IReadOnlyList<HistoryRow> OtherSets { get; }

    /// <summary>The newest row's chain, which is what the next start compares; null without rows.</summary>
    public string? ChainHead => Rows.Count == 0 ? null : Rows[^1].Chain;

    /// <summary>The newest row, where it is of a script that has not ended.</summary>
    public HistoryRow? Started => Rows.Count > 0 && Rows[^1].Kind == HistoryKind.Started ? Rows[^1] : null;

    /// <summary>The row that was the newest and is not there any more; null where none is missed.</summary>
    public NewestRow? Lost =>
        Rows.Count > 0 && Rows[0].Newest is { } mark && NewestRow.Of(mark) is { } newest && newest.Ordinal > Rows[^1].Ordinal ? newest : null;

    public HistoryRow? Latest(string id) => _latest.GetValueOrDefault(id);
}
