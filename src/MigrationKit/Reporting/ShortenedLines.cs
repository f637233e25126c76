namespace MigrationKit;

/// <summary>A text of thousands of lines is not read, and fills a log: how it began and how it ended are.</summary>
internal static class ShortenedLines
{
    private const int ShownAtEachEnd = 20;

    /// <param name="lines">In their order; the first ones, a line that counts those left out, and the last ones are kept.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> lines) => lines.Count <= 2 * ShownAtEachEnd
        ? lines
        :
        [
            .. lines.Take(ShownAtEachEnd),
            FormattableString.Invariant($"  ... {lines.Count - (2 * ShownAtEachEnd)} more ..."),
            .. lines.Skip(lines.Count - ShownAtEachEnd),
        ];
}
