namespace MigrationKit.Compiler.Validation;

/// <summary>User text in a message: in quotes, on one line, and cut where it would drown the rest.</summary>
internal static class Quoted
{
    private const int Longest = 80;

    public static string Text(string text)
    {
        var line = text.Trim();
        var end = line.IndexOf('\n');
        var cut = end < 0 ? line : line.Substring(0, end).TrimEnd();
        if (cut.Length > Longest)
        {
            // A surrogate pair is not cut in half: half of one is no text.
            cut = cut.Substring(0, char.IsHighSurrogate(cut[Longest - 1]) ? Longest - 1 : Longest);
        }

        return cut.Length == line.Length ? $"'{cut}'" : $"'{cut}…'";
    }
}
