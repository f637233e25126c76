using System.Globalization;
using System.Text;
using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// The C# names of a set's migrations: docs/class-names.md, whose table is tested against this.
/// Names are given in the set's order, so a migration that is added at the end never renames an earlier one.
/// </summary>
internal static class ClassNames
{
    /// <param name="migrations">The whole set, in order.</param>
    /// <param name="setClass">The class that they are nested in; a member must not have its name (CS0542).</param>
    public static EquatableArray<string> Of(IReadOnlyList<SequencedMigration> migrations, string setClass)
    {
        var free = new FreeNames([setClass], StringComparer.Ordinal);
        var names = new string[migrations.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = free.Of(Of(migrations[i].Name));
        }

        return new EquatableArray<string>(names);
    }

    /// <summary>The name that a migration has where no other wants it too.</summary>
    public static string Of(MigrationFileName name)
    {
        var className = new StringBuilder(name.Kind == MigrationKind.Repeatable ? "R" : "M", name.Id.Length + 2);
        var isDescribed = name.Description.Length > 0 && name.Id.EndsWith(name.Description, StringComparison.Ordinal);
        var beforeDescription = isDescribed ? name.Id.Length - name.Description.Length : VersionLength(name.Id);
        AppendNumbers(className, name.Id, beforeDescription);
        var version = className.Length;
        AppendWords(className, name.Id, beforeDescription);
        return (className.Length > version ? className.Insert(version, '_') : className).ToString();
    }

    // An id without a description of its own is read up to the first letter behind its digits.
    private static int VersionLength(string id)
    {
        var start = 0;
        while (start < id.Length && !IsDigit(id[start]))
        {
            start++;
        }

        while (start < id.Length && !char.IsLetter(id[start]))
        {
            start++;
        }

        return start;
    }

    private static void AppendNumbers(StringBuilder className, string id, int end)
    {
        var isFirst = true;
        for (var at = 0; at < end; at++)
        {
            if (!IsDigit(id[at]))
            {
                continue;
            }

            if (!isFirst && !IsDigit(id[at - 1]))
            {
                className.Append('_');
            }

            className.Append(id[at]);
            isFirst = false;
        }
    }

    private static void AppendWords(StringBuilder className, string id, int start)
    {
        var beginsWord = true;
        for (var at = start; at < id.Length; at++)
        {
            if (IsWordPart(id[at]))
            {
                className.Append(beginsWord ? char.ToUpperInvariant(id[at]) : id[at]);
            }

            beginsWord = !IsWordPart(id[at]);
        }
    }

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    // What C# allows inside an identifier, without '_', which parts words here. Letters beyond the BMP are not allowed.
    private static bool IsWordPart(char character) => char.GetUnicodeCategory(character) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
