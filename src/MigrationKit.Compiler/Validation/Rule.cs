using System.Globalization;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// One rule: one file, one page in docs/rules, one test class. The first digit of the id is the stage; ids are never reused.
/// <see cref="GuardsHistory"/> marks the lock gate: not configurable, reported by the generator itself.
/// </summary>
internal abstract class Rule(string id, string title, Severity severity, bool guardsHistory = false)
{
    private const int Longest = 4000;

    public string Id => id;

    public string Title => title;

    public Severity Severity => severity;

    public bool GuardsHistory => guardsHistory;

    /// <summary>Whether a project may change how it is reported, or that it is.</summary>
    public virtual bool IsConfigurable => !guardsHistory;

    /// <summary>Whether '-- migration:allow' may name it: what cannot be applied or breaks history is never waved through.</summary>
    public bool CanBeAllowed => severity == Severity.Warning && !guardsHistory;

    /// <summary>What it says is about a file as a whole, so an 'allow' of it speaks for that wherever it stands.</summary>
    public virtual bool ConcernsTheFile => false;

    /// <summary>Whether the context has all that the rule judges in a file; if not, an 'allow' of it may silence something elsewhere.</summary>
    public virtual bool Judges(ValidationContext context, string path) => true;

    public abstract IEnumerable<Problem> Check(ValidationContext context);

    protected Problem At(string path, SourceRange range, string message) => new(id, severity, Shown(Cut(message)), path, range);

    // A name with a line end in it would end the message, and one with U+202E turn it round.
    private static string Shown(string message) => message.Any(IsHidden)
        ? string.Concat(message.Select(character => IsHidden(character) ? $"\\u{((int)character).ToString("x4", CultureInfo.InvariantCulture)}" : character.ToString()))
        : message;

    private static bool IsHidden(char character) => character is not ('\u200C' or '\u200D') && char.GetUnicodeCategory(character) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // What a hostile file names can have any length. The beginning says what was found, the end what to do.
    private static string Cut(string message) =>
        message.Length <= Longest ? message : message.Substring(0, Longest / 2) + " … " + message.Substring(message.Length - Longest / 2);
}
