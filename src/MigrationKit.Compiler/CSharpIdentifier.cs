using System.Globalization;

namespace MigrationKit.Compiler;

/// <summary>Whether a text can be the name of a C# method as it stands.</summary>
internal static class CSharpIdentifier
{
    private static readonly HashSet<string> Keywords = new(
        (
            "abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else "
            + "enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock "
            + "long namespace new null object operator out override params private protected public readonly ref return sbyte sealed "
            + "short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort "
            + "using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    public static bool IsValid(string name) => HasForm(name) && !IsKeyword(name);

    public static bool IsKeyword(string name) => Keywords.Contains(name);

    private static bool HasForm(string name)
    {
        if (name.Length == 0 || !(name[0] == '_' || char.IsLetter(name[0])))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber))
            {
                return false;
            }
        }

        return true;
    }
}
