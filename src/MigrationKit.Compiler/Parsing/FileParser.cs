using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Parsing;

/// <summary>Everything that a file says by itself. Takes any text; what is wrong with it becomes a fault, never an exception.</summary>
internal static class FileParser
{
    public static ParsedFile Parse(SqlFile file, MigrationFileName? name, SqlDialect dialect)
    {
        var text = SqlScanner.Scan(file.Text, dialect);
        var parsed = Parse(file, name, dialect, text);
        text.GiveBack();
        return parsed;
    }

    private static ParsedFile Parse(SqlFile file, MigrationFileName? name, SqlDialect dialect, ScannedText text)
    {
        var faults = new List<Fault>();
        AddCharacterFaults(file, faults);
        faults.AddRange(text.Faults);
        var sections = FileSections.Of(text, name?.Direction ?? ScriptDirection.Unstated, dialect, faults);
        PlaceholderFinder.Find(text, faults);
        LookalikeFinder.Find(text, faults);

        var parser = new ScriptParser(text, dialect, faults);
        var up = sections.Up is { } upSpan ? parser.Parse(upSpan, sections.UpOutside) : null;
        var down = sections.Down is { } downSpan && (up is null || HasContent(text, downSpan))
            ? parser.Parse(downSpan, sections.DownOutside)
            : null;
        ClientCommandFinder.Add(ClientCommandFinder.Find(text), faults);
        return new ParsedFile(file, name, up, down, faults.Count == 0 ? default : faults.OrderBy(fault => fault.Span.Start).ToEquatableArray());
    }

    /// <summary>A down section without anything in it is what a template leaves behind, not a way back.</summary>
    private static bool HasContent(ScannedText text, TextSpan span)
        => text.FirstTokenAt(span.Start) < text.FirstTokenAt(span.End)
            || DirectiveReader.Read(text, span).Any(directive => directive.Name == DirectiveName.Step);

    private static void AddCharacterFaults(SqlFile file, List<Fault> faults)
    {
        if (!file.IsValidUtf8)
        {
            faults.Add(At(FaultKind.InvalidUtf8, file.Text, '\uFFFD'));
        }

        // The engine would stop reading there, whatever follows.
        if (file.Text.IndexOf('\0') >= 0)
        {
            faults.Add(At(FaultKind.NulCharacter, file.Text, '\0'));
        }
    }

    private static Fault At(FaultKind kind, string text, char c)
    {
        var at = Math.Max(0, text.IndexOf(c));
        return new Fault(kind, new TextSpan(at, Math.Min(at + 1, text.Length)), "");
    }
}
