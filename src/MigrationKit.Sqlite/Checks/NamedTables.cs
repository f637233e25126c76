using System.Text;
using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Sqlite.Checks;

/// <summary>
/// The tables that a script names: every word and quoted name outside of comments and literals that is one. A column or
/// alias of that name counts too; for what a run may touch, too much is better than too little.
/// </summary>
internal static class NamedTables
{
    /// <param name="sql">The script.</param>
    /// <param name="tables">The tables there are, compared without regard to case.</param>
    public static SortedSet<string> In(ReadOnlySpan<byte> sql, IReadOnlySet<string> tables)
    {
        var found = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = SqlScanner.SkipTrivia(sql, 0); at < sql.Length; at = SqlScanner.SkipTrivia(sql, at))
        {
            var word = SqlScanner.Word(sql, at);
            if (!word.IsEmpty)
            {
                at += word.Length;
                Add(word);
            }
            else if (sql[at] is (byte)'"' or (byte)'`' or (byte)'[' or (byte)'\'')
            {
                var closing = sql[at] == (byte)'[' ? (byte)']' : sql[at];
                var length = sql[(at + 1)..].IndexOf(closing);
                var end = length < 0 ? sql.Length : at + 1 + length;
                if (sql[at] != (byte)'\'')
                {
                    Add(sql[(at + 1)..end]);
                }

                at = Math.Min(end + 1, sql.Length);
            }
            else
            {
                at++;
            }
        }

        return found;

        void Add(ReadOnlySpan<byte> name)
        {
            var text = Encoding.UTF8.GetString(name);
            if (tables.Contains(text))
            {
                found.Add(text);
            }
        }
    }
}
