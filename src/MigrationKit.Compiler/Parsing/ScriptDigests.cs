namespace MigrationKit.Compiler.Parsing;

/// <summary>Checksum and fingerprint of a script, as docs/formats.md lays them down.</summary>
internal static class ScriptDigests
{
    public static string Checksum(string text, TextSpan script)
    {
        var digest = TextDigest.Begin();
        digest.Append(text, script.Start, script.Length);
        return digest.Finish();
    }

    public static string Fingerprint(ScannedText text, int firstToken, int tokenEnd, IReadOnlyList<Directive> directives)
    {
        var digest = TextDigest.Begin();
        var next = 0;
        for (var at = firstToken; at < tokenEnd; at++)
        {
            var token = text.Tokens[at];
            while (next < directives.Count && directives[next].Span.Start < token.Start)
            {
                Append(digest, directives[next++]);
            }

            digest.AppendLine(text.Text, token.Start, token.Length);
        }

        while (next < directives.Count)
        {
            Append(digest, directives[next++]);
        }

        return digest.Finish();
    }

    private static void Append(TextDigest digest, Directive directive)
    {
        var token = "-- migration:" + directive.Name + (directive.Value.Length == 0 ? "" : " " + directive.Value);
        digest.AppendLine(token, 0, token.Length);
    }
}
