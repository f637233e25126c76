namespace MigrationKit.Replay.Populating;

/// <summary>Names and texts as SQL has them.</summary>
internal static class SqlText
{
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static string Literal(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
