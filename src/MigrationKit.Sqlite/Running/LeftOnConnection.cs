using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Sqlite.Running;

/// <summary>
/// Whether a script may leave something on its connection: a pragma, an attached file, something temporary, or whatever C# does (docs/decisions/0047). By its
/// words, of which none can be written otherwise; one in a text or a comment costs a connection that was not needed, and nothing else.
/// </summary>
internal static class LeftOnConnection
{
    public static bool IsSomethingOf(MigrationScript script)
    {
        foreach (var unit in ScriptUnits.Of(script, leaveOut: true))
        {
            if (unit.Kind is ScriptUnitKind.Step or ScriptUnitKind.Connection || IsSomethingOf(script.Utf8[unit.Start..unit.End]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSomethingOf(ReadOnlySpan<byte> statement)
    {
        // user_version and application_id, which are the file's: any other pragma is a unit of its own kind.
        var first = SqlScanner.Word(statement, 0);
        var at = SqlScanner.Is(first, "PRAGMA"u8) ? first.Length : 0;
        while (at < statement.Length)
        {
            var word = SqlScanner.Word(statement, at);
            if (SqlScanner.Is(word, "TEMP"u8) || SqlScanner.Is(word, "TEMPORARY"u8) || SqlScanner.Is(word, "PRAGMA"u8))
            {
                return true;
            }

            at += Math.Max(word.Length, 1);
        }

        return false;
    }
}
