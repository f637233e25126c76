namespace MigrationKit.Generator;

/// <summary>
/// Properties reach the compiler in a file where '#' and ';' begin a comment, so a project below 'C#/' would lose its path.
/// build/MigrationKit.targets writes them as '?h' and '?s', and '?' as '?q'.
/// </summary>
internal static class PropertyText
{
    public static string Unescape(string text) => text.Replace("?h", "#").Replace("?s", ";").Replace("?q", "?");
}
