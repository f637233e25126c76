using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Running;
using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Replay.Observing;

/// <summary>The CHECK of a column that ALTER TABLE adds.</summary>
internal static class AddedCheck
{
    /// <summary>Whether it asks for nothing but that column, so that every row that is there gives the same answer.</summary>
    public static bool IsOfColumnAlone(StatementText text)
    {
        var check = Enumerable.Range(0, text.Tokens.Length).FirstOrDefault(token => text.Scanned.IsWord(token, "CHECK"));
        if (check == 0)
        {
            return false;
        }

        var add = Enumerable.Range(0, check).First(token => text.Scanned.IsWord(token, "ADD"));
        var column = text.NameAt(text.Scanned.IsWord(add + 1, "COLUMN") ? add + 2 : add + 1);
        for (int token = check + 1, depth = 0; token < text.Tokens.Length; token++)
        {
            depth += text.Scanned.IsSymbol(token, '(') ? 1 : text.Scanned.IsSymbol(token, ')') ? -1 : 0;
            if (depth == 0)
            {
                break;
            }

            var isCall = token + 1 < text.Tokens.Length && text.Scanned.IsSymbol(token + 1, '(');
            var isWord = text.Tokens[token].Kind == TokenKind.Word && SqlKeywords.Contains(text.NameAt(token));
            if (text.IsName(token) && !isCall && !isWord && text.NameAt(token) != column)
            {
                return false;
            }
        }

        return true;
    }
}
