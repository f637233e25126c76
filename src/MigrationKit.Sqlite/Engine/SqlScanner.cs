namespace MigrationKit.Sqlite.Engine;

/// <summary>
/// Finds where a statement begins and ends, by the rules of sqlite3_complete. The engine's own splitter (prepare's tail) cannot
/// step over a statement that has been run already (it no longer compiles), and given the whole rest of a script it copies that rest
/// for each statement; so each statement is cut out first, and the tail only checked.
/// </summary>
internal static class SqlScanner
{
    /// <summary>The first byte at or behind <paramref name="at"/> that is neither white space nor in a comment; the end if there is none.</summary>
    public static int SkipTrivia(ReadOnlySpan<byte> sql, int at)
    {
        while (at < sql.Length)
        {
            var next = IsSpace(sql, at) ? at + 1 : SkipComment(sql, at);
            if (next == at)
            {
                break;
            }

            at = next;
        }

        return at;
    }

    // A vertical tab goes on with white space and begins none.
    private static bool IsSpace(ReadOnlySpan<byte> sql, int at) => sql[at] switch
    {
        (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' => true,
        (byte)'\v' => at > 0 && sql[at - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\f' or (byte)'\r' or (byte)'\v',
        _ => false,
    };

    /// <summary>Behind the ';' of the statement that begins at <paramref name="start"/>, or the end of the text.</summary>
    public static int StatementEnd(ReadOnlySpan<byte> sql, int start)
    {
        var isTrigger = BeginsTrigger(sql, start);
        var at = start;
        while (at < sql.Length)
        {
            // Byte by byte: a search by vectors is compiled anew in each process (docs/decisions/0036), which a megabyte of SQL does not make up for.
            if (sql[at] is not ((byte)';' or (byte)'\'' or (byte)'"' or (byte)'`' or (byte)'[' or (byte)'-' or (byte)'/'))
            {
                at++;
            }
            else if (sql[at] != (byte)';')
            {
                at = SkipMark(sql, at);
            }
            else if (isTrigger)
            {
                at = TriggerEnd(sql, at + 1, out var ended);
                if (ended)
                {
                    return at;
                }
            }
            else
            {
                return at + 1;
            }
        }

        return sql.Length;
    }

    /// <summary>The word (letters, digits, '_') at a byte; empty where none begins there.</summary>
    public static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> sql, int at)
    {
        var end = at;
        while (end < sql.Length && (char.IsAsciiLetterOrDigit((char)sql[end]) || sql[end] == (byte)'_' || sql[end] >= 0x80))
        {
            end++;
        }

        return sql[at..end];
    }

    /// <summary>Compares a word with a keyword in upper case.</summary>
    public static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> keyword) => System.Text.Ascii.EqualsIgnoreCase(word, keyword);

    // In a trigger only "; END ;" ends the statement: a ';' ends a statement of its body, an END may belong to a CASE.
    private static int TriggerEnd(ReadOnlySpan<byte> sql, int behindSemicolon, out bool ended)
    {
        ended = false;
        var word = SkipTrivia(sql, behindSemicolon);
        if (!Is(Word(sql, word), "END"u8))
        {
            return behindSemicolon;
        }

        var last = SkipTrivia(sql, word + 3);
        ended = last == sql.Length || sql[last] == (byte)';';
        return ended ? Math.Min(last + 1, sql.Length) : behindSemicolon;
    }

    private static bool BeginsTrigger(ReadOnlySpan<byte> sql, int at)
    {
        var word = Word(sql, at);
        if (Is(word, "EXPLAIN"u8))
        {
            word = NextWord(sql, ref at, word);
            if (Is(word, "QUERY"u8))
            {
                NextWord(sql, ref at, word);
                word = NextWord(sql, ref at, Word(sql, at));
            }
        }

        if (!Is(word, "CREATE"u8))
        {
            return false;
        }

        word = NextWord(sql, ref at, word);
        return Is(word, "TRIGGER"u8)
            || ((Is(word, "TEMP"u8) || Is(word, "TEMPORARY"u8)) && Is(NextWord(sql, ref at, word), "TRIGGER"u8));
    }

    private static ReadOnlySpan<byte> NextWord(ReadOnlySpan<byte> sql, scoped ref int at, ReadOnlySpan<byte> word)
    {
        at = SkipTrivia(sql, at + word.Length);
        return Word(sql, at);
    }

    private static int SkipMark(ReadOnlySpan<byte> sql, int at)
    {
        switch (sql[at])
        {
            case (byte)'-' or (byte)'/':
                var behind = SkipComment(sql, at);
                return behind == at ? at + 1 : behind;
            case (byte)'[':
                return Behind(sql, at + 1, "]"u8);
            default:
                // A doubled quote reads as two strings side by side, which ends at the same place.
                return Behind(sql, at + 1, sql.Slice(at, 1));
        }
    }

    // A byte order mark stands where files were put together; engines before SQLite 3.37 take it for a letter, so none gets to see it.
    private static int SkipComment(ReadOnlySpan<byte> sql, int at) =>
        sql[at..].StartsWith("--"u8) ? Behind(sql, at + 2, "\n"u8)
        : sql[at..].StartsWith("/*"u8) ? Behind(sql, at + 2, "*/"u8)
        : sql[at..].StartsWith("\uFEFF"u8) ? at + 3
        : at;

    private static int Behind(ReadOnlySpan<byte> sql, int at, ReadOnlySpan<byte> mark)
    {
        var hit = sql[at..].IndexOf(mark);
        return hit < 0 ? sql.Length : at + hit + mark.Length;
    }
}
