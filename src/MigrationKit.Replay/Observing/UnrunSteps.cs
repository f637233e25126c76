using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>C# steps, which a replay does not run: what they would have made or mended is missing behind them.</summary>
internal static class UnrunSteps
{
    public static bool AreIn(SqlScript script) => script.Directives.Any(directive => directive.Name == DirectiveName.Step);

    public static bool StandBefore(SqlScript script, TextSpan span) =>
        script.Directives.Any(directive => directive.Name == DirectiveName.Step && directive.Span.Start < span.Start);

    /// <summary>Whether what failed names something that is not there, as a step may have made it; also where a view or trigger names it.</summary>
    public static bool MayHaveMade(ScriptFailure failure) =>
        failure.Error is { Denied: null, Message: var message }
        && (message.StartsWith("no such ", StringComparison.Ordinal)
            || (message.StartsWith("error in ", StringComparison.Ordinal) && message.Contains(": no such ", StringComparison.Ordinal))
            || message.Contains(" has no column named ", StringComparison.Ordinal));
}
