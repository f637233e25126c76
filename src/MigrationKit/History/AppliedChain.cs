using System.Text;

namespace MigrationKit;

/// <summary>
/// The chain head of what a database has, kept up to date row by row. Ordered as the set is, not as the rows were written,
/// so that databases which took the same migrations in another order end with the same head.
/// </summary>
internal sealed class AppliedChain(SetIndex index)
{
    private readonly List<Link> _versioned = [];
    private readonly List<Link> _repeatables = [];

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    // _heads[i] is the head before _versioned[i]; what an insertion makes stale is cut off.
    private readonly List<byte[]> _heads = [ChainHead.Start()];

    public string Head
    {
        get
        {
            for (var i = _heads.Count - 1; i < _versioned.Count; i++)
            {
                _heads.Add(ChainHead.Append(_heads[i], _versioned[i].Id, _versioned[i].Checksum));
            }

            var head = _heads[^1];
            foreach (var link in _repeatables)
            {
                head = ChainHead.Append(head, link.Id, link.Checksum);
            }

            return ChainHead.ToText(head);
        }
    }

    /// <summary>Takes a row in; one of a script that has not ended changes nothing.</summary>
    public void Add(HistoryRow row)
    {
        if (row.Kind == HistoryKind.Started)
        {
            return;
        }

        Remove(row.Id);
        _ids.Add(row.Id);
        if (index.IsRepeatable(row))
        {
            Insert(_repeatables, new Link(row.Id, row.Checksum, 0, Encoding.UTF8.GetBytes(row.Id)));
        }
        else
        {
            // A row that the set does not know sorts behind those it knows, in the order of application.
            var at = Insert(_versioned, new Link(row.Id, row.Checksum, index.Find(row.Id)?.Ordinal ?? long.MaxValue / 2 + row.Ordinal, []));
            CutHeads(at);
        }
    }

    /// <summary>Takes a migration out, whenever it was applied.</summary>
    public void Remove(string id)
    {
        if (!_ids.Remove(id) || _repeatables.RemoveAll(link => string.Equals(link.Id, id, StringComparison.Ordinal)) > 0)
        {
            return;
        }

        // From the end, where what is taken back stands.
        if (_versioned.FindLastIndex(link => string.Equals(link.Id, id, StringComparison.Ordinal)) is >= 0 and var at)
        {
            _versioned.RemoveAt(at);
            CutHeads(at);
        }
    }

    private void CutHeads(int at)
    {
        if (_heads.Count > at + 1)
        {
            _heads.RemoveRange(at + 1, _heads.Count - at - 1);
        }
    }

    private static int Insert(List<Link> links, Link link)
    {
        var at = links.Count;
        while (at > 0 && links[at - 1].CompareTo(link) > 0)
        {
            at--;
        }

        links.Insert(at, link);
        return at;
    }

    // A class: lists of a struct would be code of their own, to be compiled in every run.
    private sealed record Link(string Id, string Checksum, long Place, byte[] Utf8)
    {
        public int CompareTo(Link other) =>
            Place != other.Place ? Place.CompareTo(other.Place) : Utf8.AsSpan().SequenceCompareTo(other.Utf8);
    }
}
