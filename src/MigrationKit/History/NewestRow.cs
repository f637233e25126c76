using System.Globalization;

namespace MigrationKit;

/// <summary>What the set's first row says about the newest one, so that a row deleted from the end is missed (docs/decisions/0030).</summary>
internal sealed record NewestRow(long Ordinal, string Id)
{
    /// <summary>Null where the text is no such mark.</summary>
    public static NewestRow? Of(string mark)
    {
        var space = mark.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && long.TryParse(mark.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? new NewestRow(ordinal, mark[(space + 1)..])
            : null;
    }

    public bool Is(HistoryRow row) => row.Ordinal == Ordinal && string.Equals(row.Id, Id, StringComparison.Ordinal);
}
