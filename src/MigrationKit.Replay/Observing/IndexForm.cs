using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>What an index finds rows by: its columns and expressions in order, and its WHERE, as words to compare.</summary>
internal sealed record IndexForm(IReadOnlyList<string[]> Entries, string[] Where, bool IsUnique)
{
    /// <param name="database">The database.</param>
    /// <param name="index">The index.</param>
    /// <param name="sql">How it was made; null for the one behind a UNIQUE or PRIMARY KEY.</param>
    /// <param name="isUnique">Whether it keeps values apart.</param>
    public static IndexForm Of(ScratchDatabase database, string index, string? sql, bool isUnique)
    {
        if (sql is null)
        {
            var columns = database.Query($"SELECT name FROM pragma_index_info({SqlText.Literal(index)}) ORDER BY seqno");
            return new IndexForm([.. columns.Select(row => new[] { row[0]!.ToLowerInvariant() })], [], isUnique);
        }

        var text = new StatementText(sql);
        var entries = new List<string[]>();
        var at = Enumerable.Range(0, text.Tokens.Length).First(token => text.Scanned.IsSymbol(token, '(')) + 1;
        var first = at;
        for (var depth = 1; depth > 0; at++)
        {
            depth += text.Scanned.IsSymbol(at, '(') ? 1 : text.Scanned.IsSymbol(at, ')') ? -1 : 0;
            if (depth == 0 || (depth == 1 && text.Scanned.IsSymbol(at, ',')))
            {
                entries.Add([.. Words(text, first, text.Scanned.IsWord(at - 1, "ASC") ? at - 1 : at)]);
                first = at + 1;
            }
        }

        return new IndexForm(entries, [.. Words(text, at, text.Tokens.Length)], isUnique);
    }

    public bool Uses(string word) => Entries.Any(entry => entry.Contains(word)) || Where.Contains(word);

    public IndexForm Renamed(IReadOnlyDictionary<string, string> names) =>
        this with { Entries = [.. Entries.Select(entry => Renamed(entry, names))], Where = Renamed(Where, names) };

    /// <summary>Searches by the first columns of an index need no index of their own; only the same columns keep the same values apart. One of all rows serves some.</summary>
    public bool Serves(IndexForm lost) =>
        (Where.Length == 0 || Where.SequenceEqual(lost.Where))
        && (lost.IsUnique ? IsUnique && Entries.Count == lost.Entries.Count : Entries.Count >= lost.Entries.Count)
        && lost.Entries.Zip(Entries).All(pair => pair.First.SequenceEqual(pair.Second));

    private static string[] Renamed(string[] words, IReadOnlyDictionary<string, string> names) =>
        [.. words.Select(word => names.TryGetValue(word, out var name) ? name.ToLowerInvariant() : word)];

    private static IEnumerable<string> Words(StatementText text, int first, int end) =>
        Enumerable.Range(first, end - first).Where(token => text.Tokens[token].Kind != TokenKind.Semicolon)
            .Select(token => text.IsName(token) ? text.NameAt(token) : text.Scanned.TextOf(text.Tokens[token]));
}
