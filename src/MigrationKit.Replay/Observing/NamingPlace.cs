using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>Where a script first names something.</summary>
internal static class NamingPlace
{
    /// <returns>The name; the first statement where nothing names it.</returns>
    public static TextSpan Of(SqlFile file, SqlScript script, string name)
    {
        foreach (var statement in script.Statements)
        {
            var text = new StatementText(file, statement.Span);
            for (var token = 0; token < text.Tokens.Length; token++)
            {
                if (text.IsName(token) && text.NameAt(token).Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    var span = text.SpanOf(token);
                    return new TextSpan(statement.Span.Start + span.Start, statement.Span.Start + span.End);
                }
            }
        }

        return script.Statements.FirstOrDefault()?.Span ?? script.Span;
    }
}
