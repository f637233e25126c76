using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

/// <summary>The vocabulary of these tests: a text in, what was found out.</summary>
internal static class Parsed
{
    public static ParsedFile Sqlite(string text) => File(text, SqlDialect.Sqlite);

    public static ParsedFile PostgreSql(string text) => File(text, SqlDialect.PostgreSql);

    public static ParsedFile File(string text, SqlDialect dialect, ScriptDirection direction = ScriptDirection.Unstated)
        => FileParser.Parse(
            new SqlFile("0001_test.sql", NormalisedText.Of(text)),
            new MigrationFileName("0001_test", new MigrationVersion(["1"]), "test", direction, MigrationKind.Versioned, "plain"),
            dialect);

    public static string[] Statements(this SqlScript script, ParsedFile file)
        => [.. script.Statements.Select(statement => file.File.Text.Substring(statement.Span.Start, statement.Span.Length))];

    /// <summary>A fault as 'Kind@what the span covers'.</summary>
    public static string[] FaultTexts(this ParsedFile file)
        => [.. file.Faults.Select(fault => $"{fault.Kind}@{file.File.Text.Substring(fault.Span.Start, fault.Span.Length)}")];

    public static Fault OnlyFault(this ParsedFile file, FaultKind kind)
    {
        var fault = Assert.Single(file.Faults);
        Assert.Equal(kind, fault.Kind);
        return fault;
    }
}
