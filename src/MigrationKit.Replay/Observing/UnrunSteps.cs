using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>C# steps, which a replay does not run: what they would have made or mended is missing behind them.</summary>
internal static class UnrunSteps
{
    public static bool AreIn(SqlScript script) => script.Directives.Any(directive => directive.Name == DirectiveName.Step);

    public static bool StandBefore(SqlScript script, TextSpan span) =>
        script.Directives.Any(directive => directive.Name == DirectiveName.Step && directive.Span.Start < span.Start);

    /// <summary>Whether what failed names something that is not there, as a step may have made it.</summary>
    public static bool MayHaveMade(ScriptFailure failure) =>
        failure.Error.Denied is null
        && (failure.Error.Message.StartsWith("no such ", StringComparison.Ordinal) || failure.Error.Message.Contains(" has no column named ", StringComparison.Ordinal));
}
