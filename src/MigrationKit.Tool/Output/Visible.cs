namespace MigrationKit.Tool.Output;

/// <summary>
/// Text for a terminal or a log with nothing in it that acts there: a file name or an id can hold an escape sequence that clears the screen, or a mark that
/// turns what follows around. Tabs and line ends stay, as SQL is shown with them.
/// </summary>
internal static class Visible
{
    public static string Of(string text) => text.AsSpan().IndexOfAny(Acting) < 0
        ? text
        : string.Create(text.Length, text, static (shown, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                shown[i] = Acting.Contains(text[i]) ? '\ufffd' : text[i];
            }
        });

    private static readonly System.Buffers.SearchValues<char> Acting = System.Buffers.SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Concat([0x061c, 0x200e, 0x200f]).Concat(Enumerable.Range(0x202a, 5)).Concat(Enumerable.Range(0x2066, 4))
            .Select(code => (char)code).Where(character => character is not ('\t' or '\n' or '\r')),
    ]);
}
