namespace MigrationKit.Compiler.Discovery;

/// <summary>The one normaliser of all hosts: BOM dropped, CRLF and lone CR become '\n'.</summary>
internal static class NormalisedText
{
    public static string Of(string text)
    {
        var start = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        if (text.IndexOf('\r') < 0)
        {
            return start == 0 ? text : text.Substring(start);
        }

        return text.Substring(start).Replace("\r\n", "\n").Replace('\r', '\n');
    }
}
