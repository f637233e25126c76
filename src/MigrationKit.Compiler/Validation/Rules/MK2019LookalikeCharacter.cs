using System.Globalization;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2019LookalikeCharacter()
    : FaultRule("MK2019", "Character that only looks like SQL", Severity.Warning, FaultKind.LookalikeCharacter)
{
    protected override string Message(ParsedFile file, Fault fault)
    {
        var character = file.File.Text[fault.Span.Start];
        var (like, write) = Like(character);
        return $"'{file.File.Path}': this is U+{((int)character).ToString("X4", CultureInfo.InvariantCulture)}, which looks like {like} and is a letter to the database: it reads "
            + $"{Quoted.Text(fault.Detail)} as one word. Write {write}; if a name really has it, put the name in double quotes.";
    }

    private static (string Like, string Write) Like(char character) =>
        LookalikeFinder.Spaces.IndexOf(character) >= 0 ? ("a space or nothing", "an ordinary space")
        : LookalikeFinder.Quotes.IndexOf(character) >= 0 ? ("a quote", "' around texts and \" around names")
        : LookalikeFinder.Dashes.IndexOf(character) >= 0 ? ("a minus", "-")
        : ("a sign of SQL", "the sign of the plain keyboard");
}
