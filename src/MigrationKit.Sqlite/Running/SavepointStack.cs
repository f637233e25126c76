using System.Text;
using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Sqlite.Running;

/// <summary>The savepoints that are open, to know which RELEASE ends a transaction that a SAVEPOINT began.</summary>
internal sealed class SavepointStack
{
    private readonly List<string> _names = [];

    public bool IsEmpty => _names.Count == 0;

    public void Follow(ScriptUnit unit, ReadOnlySpan<byte> script)
    {
        if (unit.Kind == ScriptUnitKind.Savepoint)
        {
            _names.Add(Name(script[unit.Start..unit.End]));
        }
        else if (unit.Kind == ScriptUnitKind.Release)
        {
            // RELEASE closes the newest savepoint of that name and all above it.
            var name = Name(script[unit.Start..unit.End]);
            var at = _names.FindLastIndex(open => open.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                _names.RemoveRange(at, _names.Count - at);
            }
        }
    }

    private static string Name(ReadOnlySpan<byte> statement)
    {
        var at = SqlScanner.SkipTrivia(statement, SqlScanner.Word(statement, 0).Length);
        var word = SqlScanner.Word(statement, at);
        var behind = SqlScanner.SkipTrivia(statement, at + word.Length);
        if (SqlScanner.Is(word, "SAVEPOINT"u8) && behind < statement.Length && statement[behind] != (byte)';')
        {
            at = behind;
            word = SqlScanner.Word(statement, at);
        }

        // The same name may be quoted in one place and not in the other.
        return Encoding.UTF8.GetString(word.IsEmpty ? statement[at..].TrimEnd("; \t\n"u8) : word).Trim('"', '\'', '`', '[', ']');
    }
}
