namespace MigrationKit.Compiler.Parsing;

/// <summary>The directives among the line comments of a script. Comments inside strings and block comments never come here.</summary>
internal static class DirectiveReader
{
    /// <summary>All of them, also unknown and malformed ones: the fingerprint covers what the file says.</summary>
    public static List<Directive> Read(ScannedText text, TextSpan script)
    {
        var directives = new List<Directive>();
        Utf8Offsets? offsets = null;
        for (var i = 0; i < text.LineComments.Length; i++)
        {
            var comment = text.LineComments[i];
            if (comment.Start >= script.Start && comment.Start < script.End
                && DirectiveComment.Read(text.Text, comment) is { IsAlmost: false } found)
            {
                directives.Add(new Directive(found.Name, found.Value, found.Span, (offsets ??= new Utf8Offsets(text.Text, script.Start)).Of(comment.Start)));
            }
        }

        return directives;
    }

    /// <summary>What is wrong with the directives of the whole file, sections or not, and what only reads like one.</summary>
    /// <param name="text">The file.</param>
    /// <param name="isDivided">It says already where its down script is, or is one: 'down' is prose then.</param>
    /// <param name="dialect">For the SQL in directives.</param>
    /// <param name="faults">Takes them.</param>
    public static void Check(ScannedText text, bool isDivided, SqlDialect dialect, List<Fault> faults)
    {
        for (var i = 0; i < text.LineComments.Length; i++)
        {
            if (DirectiveComment.Read(text.Text, text.LineComments[i]) is not { } found)
            {
                LikeDirective.FindIn(text.Text, text.LineComments[i], isDivided, faults);
                continue;
            }

            if (found.IsAlmost)
            {
                faults.Add(Malformed(found.Span, found.Name, found.Value, "all of it in lower case, with the name directly behind '-- migration:'"));
            }
            else if (!DirectiveName.All.Contains(found.Name, StringComparer.Ordinal))
            {
                var nearest = DirectiveName.Nearest(found.Name);
                faults.Add(new Fault(
                    FaultKind.UnknownDirective, found.Span, nearest is null ? found.Name : $"{found.Name} (did you mean {nearest}?)"));
            }
            else if (DirectiveValue.Expected(found.Name, found.Value, dialect) is { } expected)
            {
                faults.Add(Malformed(found.Span, found.Name, found.Value, expected));
            }
        }

        for (var i = 0; i < text.BlockComments.Count; i++)
        {
            LikeDirective.FindIn(text.Text, text.BlockComments[i], isDivided, faults);
        }
    }

    public static Fault Malformed(TextSpan span, string name, string value, string expected)
        => new(FaultKind.MalformedDirective, span, $"{name}{(value.Length == 0 ? "" : " ")}{value}: expected {expected}");
}
