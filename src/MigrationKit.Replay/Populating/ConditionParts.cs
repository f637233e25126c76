using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>A condition taken apart where AND or OR joins it, whichever binds least.</summary>
/// <param name="Texts">The parts, in SQL; one where nothing joins it.</param>
/// <param name="AreAlternatives">Any of them is enough; else all have to be true.</param>
internal sealed record ConditionParts(IReadOnlyList<string> Texts, bool AreAlternatives)
{
    public static ConditionParts Of(string condition)
    {
        var text = new StatementText(condition);
        var (first, end) = (0, text.Tokens.Length);
        while (end - first > 1 && text.Scanned.IsSymbol(first, '(') && Closing(text, first) == end - 1)
        {
            (first, end) = (first + 1, end - 1);
        }

        return Split(text, first, end, "OR") is { Count: > 1 } alternatives ? new ConditionParts(alternatives, true) : new ConditionParts(Split(text, first, end, "AND"), false);
    }

    private static List<string> Split(StatementText text, int first, int end, string word)
    {
        var parts = new List<string>();
        var (ranges, start) = (0, first);
        var open = new Stack<bool>();
        for (var at = first; at < end; at++)
        {
            Nest(text, at, open);
            if (open.Count > 0)
            {
                continue;
            }

            if (text.Scanned.IsWord(at, "BETWEEN"))
            {
                ranges++;
            }
            else if (ranges > 0 && text.Scanned.IsWord(at, "AND"))
            {
                ranges--;
            }
            else if (at > start && text.Scanned.IsWord(at, word))
            {
                parts.Add(Part(text, start, at));
                start = at + 1;
            }
        }

        return start < end ? [.. parts, Part(text, start, end)] : parts;
    }

    private static string Part(StatementText text, int first, int end) => text.Text[text.Tokens[first].Start..text.Tokens[end - 1].End];

    private static int Closing(StatementText text, int open)
    {
        var within = new Stack<bool>();
        var at = open;
        do
        {
            Nest(text, at, within);
        }
        while (within.Count > 0 && ++at < text.Tokens.Length);
        return at;
    }

    // Whether each is a CASE. Elsewhere END is a name: a column of a range is called so.
    private static void Nest(StatementText text, int at, Stack<bool> open)
    {
        var isCase = text.Scanned.IsWord(at, "CASE");
        if (isCase || text.Scanned.IsSymbol(at, '('))
        {
            open.Push(isCase);
        }
        else if (open.Count > 0 && (open.Peek() ? text.Scanned.IsWord(at, "END") : text.Scanned.IsSymbol(at, ')')))
        {
            open.Pop();
        }
    }
}
