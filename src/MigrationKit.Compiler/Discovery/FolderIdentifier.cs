using System.Globalization;
using System.Text;

namespace MigrationKit.Compiler.Discovery;

/// <summary>
/// Folder names as C# identifiers. In a namespace the name stays as it is, dots cut it, each character that cannot stand there
/// becomes '_', and a digit or keyword at the start gets a '_' in front ('my-app.1st' -> 'my_app._1st').
/// A class joins the words with capitals ('db-migrations' -> 'DbMigrations', 'migrations' -> 'Migrations').
/// </summary>
internal static class FolderIdentifier
{
    public static string OfNamespace(string folder) =>
        string.Join(".", folder.Split('.').Where(part => part.Length > 0).Select(part => Started(Replaced(part))));

    public static string OfClass(string folder)
    {
        var words = Replaced(folder).Split(['_'], StringSplitOptions.RemoveEmptyEntries);
        return Started(string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1))));
    }

    private static string Started(string text) =>
        text.Length == 0 || !CanStart(text[0]) || CSharpIdentifier.IsKeyword(text) ? "_" + text : text;

    private static string Replaced(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            result.Append(CanStart(character) || CanContinue(character) ? character : '_');
        }

        return result.ToString();
    }

    private static bool CanStart(char character) => character == '_' || char.IsLetter(character)
        || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.LetterNumber;

    // Format characters (Cf) are allowed by the language and left out here: they cannot be seen.
    private static bool CanContinue(char character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.ConnectorPunctuation;
}
