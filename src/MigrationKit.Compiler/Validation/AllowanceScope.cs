using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// What an 'allow' speaks for, by where it stands: in front of the first statement of a file for the whole file, in front of the first of a
/// later section for that section; inside a statement, or behind it on its line, for that statement; anywhere else for the next one.
/// </summary>
internal static class AllowanceScope
{
    public static TextSpan Of(ParsedFile file, SqlScript script, Directive directive)
    {
        var place = directive.Span.Start;
        var next = FirstBehind(script.Statements, place);
        if (next == 0)
        {
            return Sections(file).Any(other => other.Span.Start < script.Span.Start) ? script.Span : new TextSpan(0, file.File.Text.Length);
        }

        var last = script.Statements[next - 1].Span;
        var isOfLast = place < last.End || file.File.Text.IndexOf('\n', last.End, place - last.End) < 0;

        // From the end of the one before, so that it speaks for other directives of that statement too.
        return isOfLast ? new TextSpan(last.Start, Math.Max(last.End, directive.Span.End))
            : new TextSpan(last.End, next < script.Statements.Count ? script.Statements[next].Span.End : script.Span.End);
    }

    // By halves: a file may have as many directives as statements.
    private static int FirstBehind(EquatableArray<Statement> statements, int place)
    {
        var (from, to) = (0, statements.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = statements[middle].Span.Start < place ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private static IEnumerable<SqlScript> Sections(ParsedFile file) => new[] { file.Up, file.Down }.OfType<SqlScript>();
}
